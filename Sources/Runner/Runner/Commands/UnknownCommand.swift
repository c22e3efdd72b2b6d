import ArgumentParser
import Lessons

/// A word in the place of a command that is none.
struct UnknownCommand {
    let word: String
    /// What it was typed after: `course author`.
    let parent: String
    /// The commands that could stand there.
    let known: [String]

    /// Looks for such a word; nil when every command is one that there is, and something else is wrong.
    init?(in arguments: some Sequence<String>, of root: any ParsableCommand.Type) {
        var command = root
        var path = [Self.name(of: root)]
        for argument in arguments where !argument.hasPrefix("-") {
            let commands = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
            // Below a command without commands of its own come its arguments.
            guard !commands.isEmpty else { return nil }
            guard let next = commands.first(where: { Self.name(of: $0) == argument }) else {
                word = argument
                parent = path.joined(separator: " ")
                known = commands.map { Self.name(of: $0) }
                return
            }
            command = next
            path.append(argument)
        }
        return nil
    }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? ""
    }

    /// What happened and what to do.
    var sentence: String {
        let advice =
            Spelling.nearest(to: word, among: known).map { "Did you mean `\(parent) \($0)`?" }
            ?? "The commands are \(Spelling.list(known))."
        return "There is no command `\(parent) \(word)`. \(advice)"
    }
}
