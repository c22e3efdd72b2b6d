import ArgumentParser
import Checking
import Foundation
import ModelStore
import Support
import TerminalUI

/// How an error is told: `course: what happened. What to do.` on standard error, with an exit code.
struct ErrorReport {
    let exitCode: Int32
    /// One error each; empty when everything has been said already.
    private var messages: [String] = []
    /// Printed on standard output instead: somebody asked for help.
    private var help: String?

    init(_ error: any Error, of command: any ParsableCommand.Type) {
        switch error {
        case let error as CommandError:
            exitCode = error.exitCode
            messages = error.messages
        case let error as StateError:
            exitCode = 70
            messages = [error.sentence]
        case let error as BuildFault:
            exitCode = 70
            messages = [error.sentence]
        case let error as ModelError:
            exitCode = error.exitCode
            messages = [error.sentence]
        default:
            let code = command.exitCode(for: error)
            if let word = Self.dashedName(in: Array(CommandLine.arguments.dropFirst())),
                code == .success
                    || code == .validationFailure && Self.isUnreadable(command.fullMessage(for: error))
            {
                // The parser takes each letter for an option, and an "h" for a call for help.
                exitCode = ExitCode.validationFailure.rawValue
                messages = [
                    "There is no option \"\(word.inMessage)\". A file whose name begins with a dash is written "
                        + "./\(word.inMessage)."
                ]
            } else if code == .success {
                exitCode = 0
                help = command.fullMessage(for: error)
            } else if error is ExitCode {
                exitCode = code.rawValue
            } else if code == .validationFailure {
                exitCode = code.rawValue
                messages = [
                    UnknownCommand(in: CommandLine.arguments.dropFirst(), of: command)?.sentence
                        ?? Self.usage(command.fullMessage(for: error))
                ]
            } else {
                exitCode = 70
                messages = ["\(error). This is a fault of the course; `course doctor` may show why."]
            }
        }
    }

    /// Whether the parser did not find its way through the words, as opposed to a value that is wrong.
    private static func isUnreadable(_ message: String) -> Bool {
        ["Unknown option", "Missing expected argument"].contains(where: message.contains)
    }

    /// A word that looks like several options of one letter, which there are not; nil when help was asked for as well.
    private static func dashedName(in arguments: [String]) -> String? {
        let words = arguments.prefix { $0 != "--" }
        let help = ["-h", "-help", "--help", "--help-hidden", "--version", "help"]
        guard !words.contains(where: help.contains) else { return nil }
        return words.first { word in
            // What begins as a number does is a value.
            word.wholeMatch(of: /-[^-0-9.].+|-\..*[^0-9.,].*/) != nil
        }
    }

    /// The parser's message in our form: its first line says what, its last where help is.
    private static func usage(_ message: String) -> String {
        var lines = message.split(separator: "\n").map(String.init)
        guard var first = lines.first else { return "That is not a command. See `course --help`." }
        lines.removeFirst()
        if first.hasPrefix("Error: ") { first.removeFirst("Error: ".count) }
        if let last = first.last, !".?!".contains(last) { first += "." }
        let path = lines.lazy.compactMap { $0.split(separator: "See '").last?.split(separator: "'").first }.last
        return "\(first) See `\(path.map(String.init) ?? "course --help")`."
    }

    /// Each error as one sentence or two, without what stands before it on a terminal.
    var sentences: [String] { messages.map { $0.harmless } }

    func print() {
        if let help { Console.output(help) }
        let ansi = Terminal.current().errorStyle
        for message in messages { Console.error("\(ansi("course:", .red, .bold)) \(message.harmless)") }
    }
}
