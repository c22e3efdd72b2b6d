import Foundation

/// What a linker printed about the objects of an exercise and its check.
struct LinkerLog: Sendable {
    let text: String

    /// What is wrong with the exercise, in words that need no linker to understand, each once and in the order of the log.
    ///
    /// A linker names objects and symbols; the line is where the symbol is used, as far as it lies in the exercise.
    ///
    /// - Parameters:
    ///   - staged: what was linked.
    ///   - lessons: the folder of the lessons, relative to the course.
    func errors(about staged: StagedExercise, lessons: String) -> [CompilerMessage] {
        var messages: [CompilerMessage] = []
        for line in text.split(separator: "\n") {
            if let message = Self.message(in: String(line)) {
                messages.append(
                    CompilerMessage(
                        origin: .learner, file: "\(lessons)/\(staged.exercise[0].path)", line: 1, column: 1,
                        text: message))
            } else if let place = line.firstMatch(of: Self.place), let last = messages.indices.last,
                let file = staged.exercise.first(where: { place.1 == staged.folder.appending(path: $0.path).path }),
                let number = Int(place.2), number > 0
            {
                messages[last].file = "\(lessons)/\(file.path)"
                messages[last].line = number
            }
        }
        var known: Set<String> = []
        return messages.filter { known.insert($0.text).inserted }
    }

    /// Whether the linker lacked room or a file of the course, which is nobody's code's doing.
    var isAboutTheMachine: Bool {
        ["cannot open", "unable to find library", "No space left", "failed to write", "invalid linker name"]
            .contains(where: text.contains)
    }

    private static func message(in line: String) -> String? {
        if let name = line.firstMatch(of: #/undefined reference to [`'](.*)'/#)?.1 {
            return "'\(name)' is declared and used, but nothing has that name"
        }
        guard let found = line.firstMatch(of: #/(?:ld(?:\.lld|64\.lld)?|clang): error: (.*)/#) else { return nil }
        let said = String(found.1)
        if said.hasPrefix("linker command failed") { return nil }
        if let name = said.wholeMatch(of: #/undefined (?:hidden |protected )?symbol: (.*)/#)?.1 {
            return "'\(name)' is declared and used, but nothing has that name"
        }
        if let name = said.wholeMatch(of: #/duplicate symbol: (.*)/#)?.1 {
            return "'\(name)' is already the name of something else; choose another"
        }
        if said.contains("discarded section") {
            return "something is put into a section of the program that only the compiler may write to"
        }
        return "it compiles, but cannot be linked: \(said)"
    }

    /// A place as the linker prints it: `>>> referenced by X.swift:3 (/path/X.swift:3)`.
    private static var place: Regex<(Substring, Substring, Substring)> {
        #/>>> (?:referenced by|defined at) .*\((/.*):(\d+)\)/#
    }
}
