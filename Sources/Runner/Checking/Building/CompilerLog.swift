import Foundation

/// What a build printed, read for what concerns the learner.
struct CompilerLog: Sendable {
    let text: String

    /// The errors, each once, in the order of the log, with the notes that follow them.
    ///
    /// - Parameters:
    ///   - staged: what was compiled; messages about files elsewhere are the course's.
    ///   - lessons: the folder of the lessons, relative to the course, which takes the staging folder's place in the messages.
    func errors(about staged: StagedExercise, lessons: String) -> [CompilerMessage] {
        var messages: [CompilerMessage] = []
        let prefix = staged.folder.path + "/"
        for line in text.split(separator: "\n") {
            guard let found = line.wholeMatch(of: Self.message) else { continue }
            let (_, path, row, column, severity, said) = found.output
            guard severity != "warning", let row = Int(row), let column = Int(column) else { continue }
            if severity == "note" {
                if let last = messages.indices.last, messages[last].notes.count < 3,
                    !messages[last].notes.contains(String(said))
                {
                    messages[last].notes.append(String(said))
                }
                continue
            }
            let inside = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
            let file = staged.files.first { $0.path == inside }
            let isLearners = staged.exercise.contains { $0.path == inside }
            let message = CompilerMessage(
                origin: file == nil ? .course : isLearners ? .learner : .check,
                file: inside.map { "\(lessons)/\($0)" } ?? String(path), line: row, column: column,
                text: isLearners ? Self.inTheLearnersWords(String(said)) : String(said),
                source: file.flatMap { Self.line(row, of: $0.contents) })
            let isKnown = messages.contains {
                $0.file == message.file && $0.line == row && $0.column == column && $0.text == message.text
            }
            if !isKnown { messages.append(message) }
        }
        return messages
    }

    /// The place at which the compiler itself broke down, as a message about that file; nil where it names none of those that were
    /// compiled.
    func breakdown(in staged: StagedExercise, lessons: String) -> CompilerMessage? {
        let prefix = staged.folder.path + "/"
        for found in text.matches(of: Self.occupation).reversed() where found.1.hasPrefix(prefix) {
            let path = String(found.1.dropFirst(prefix.count))
            guard let file = staged.files.first(where: { $0.path == path }), let line = Int(found.2),
                let column = Int(found.3)
            else { continue }
            return CompilerMessage(
                origin: staged.exercise.contains { $0.path == path } ? .learner : .check, file: "\(lessons)/\(path)",
                line: line, column: column,
                text:
                    "the compiler itself broke down on what begins here; write it in smaller steps, each in a constant of its own",
                source: Self.line(line, of: file.contents))
        }
        return nil
    }

    /// The last lines, for a fault that nobody foresaw.
    var excerpt: String {
        text.split(separator: "\n").suffix(12).joined(separator: "\n")
    }

    /// The compiler looks for modules only where an exercise may find some; why one is missing, it cannot know.
    private static func inTheLearnersWords(_ said: String) -> String {
        guard let module = said.wholeMatch(of: #/no such module '(.+)'/#)?.1 else { return said }
        let kit = Kit.exerciseModules.joined(separator: ", ")
        return "an exercise cannot import '\(module)'; it has \(kit), and what comes with Swift, as Foundation does"
    }

    private static var message: Regex<(Substring, Substring, Substring, Substring, Substring, Substring)> {
        #/(/.+?):(\d+):(\d+): (?:fatal )?(error|warning|note): (.*)/#
    }

    /// What a compiler that breaks down says it was at: `for 'f(_:)' (at FILE:3:1)`, `for expression at [FILE:3:5 - line:6:1]`.
    private static var occupation: Regex<(Substring, Substring, Substring, Substring)> {
        #/ (?:\(at |at \[)(/.+?):(\d+):(\d+)[ )\]]/#
    }

    private static func line(_ number: Int, of contents: Data) -> String? {
        let lines = String(decoding: contents, as: UTF8.self).split(
            separator: "\n", maxSplits: max(number, 0), omittingEmptySubsequences: false)
        return number >= 1 && number <= lines.count ? String(lines[number - 1]) : nil
    }
}
