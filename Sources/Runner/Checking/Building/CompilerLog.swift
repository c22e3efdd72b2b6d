import Foundation

/// What a build printed, read for what concerns the learner.
struct CompilerLog: Sendable {
    let text: String

    /// The errors, each once, in the order of the log, with the notes that follow them.
    ///
    /// - Parameters:
    ///   - package: the staged package that was built; messages about files elsewhere are the course's.
    ///   - learner: the staged paths of the files that the learner edits, relative to the package.
    ///   - lessons: the folder of the lessons, relative to the course, which takes the package's place in the messages.
    func errors(package: URL, learner: Set<String>, lessons: String) -> [CompilerMessage] {
        var messages: [CompilerMessage] = []
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
            let prefix = package.path + "/"
            let inside = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
            let origin: CompilerMessage.Origin =
                inside.map { learner.contains($0) ? .learner : .check } ?? .course
            var message = CompilerMessage(
                origin: origin, file: inside.map { "\(lessons)/\($0)" } ?? String(path), line: row, column: column,
                text: String(said))
            let isKnown = messages.contains {
                $0.file == message.file && $0.line == row && $0.column == column && $0.text == message.text
            }
            guard !isKnown else { continue }
            message.source = Self.line(row, of: String(path))
            messages.append(message)
        }
        return messages
    }

    /// Whether the compiler itself broke down while it read one of the files.
    func compilerCrashed(on files: Set<String>) -> Bool {
        text.contains("Please submit a bug report") && files.contains { text.contains($0) }
    }

    /// The last lines, for a fault that nobody foresaw.
    var excerpt: String {
        text.split(separator: "\n").suffix(12).joined(separator: "\n")
    }

    /// `[done/total] what`, as the package manager counts its steps.
    static func progress(in line: some StringProtocol) -> (done: Int, total: Int)? {
        guard let found = String(line).prefixMatch(of: #/\[(\d+)/(\d+)\] /#), let done = Int(found.1),
            let total = Int(found.2)
        else { return nil }
        return (done, total)
    }

    private static var message: Regex<(Substring, Substring, Substring, Substring, Substring, Substring)> {
        #/(/.+?):(\d+):(\d+): (?:fatal )?(error|warning|note): (.*)/#
    }

    private static func line(_ number: Int, of path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(
            separator: "\n", maxSplits: number, omittingEmptySubsequences: false)
        return number >= 1 && number <= lines.count ? String(lines[number - 1]) : nil
    }
}
