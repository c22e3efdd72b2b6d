import Foundation

/// The editor that the learner's file is opened in.
struct Editor: Sendable, Equatable {
    /// The program and its arguments, the file among them.
    let command: [String]
    /// Whether it is a program for the terminal, which has to have it alone; else it opens a window of its own.
    let needsTerminal: Bool

    /// What `VISUAL` or `EDITOR` names, else Visual Studio Code where it is installed; nil when there is none of them.
    ///
    /// - Parameter line: where it is to begin, in an editor that is known to take that.
    init?(
        for file: URL, line: Int?, environment: [String: String] = ProcessInfo.processInfo.environment,
        isInstalled: (String) -> Bool = Self.isInstalled
    ) {
        let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }
            .first { !$0.allSatisfy(\.isWhitespace) }
        guard let words = named.map(Self.words) ?? (isInstalled("code") ? ["code"] : nil), let program = words.first
        else { return nil }
        let name = URL(filePath: program).lastPathComponent
        needsTerminal = !Self.windowed.contains(name)
        let line = line.map(String.init)
        switch name {
        case "code", "code-insiders", "codium", "cursor", "windsurf":
            command = words + ["-g", line.map { "\(file.path):\($0)" } ?? file.path]
        case "subl", "zed", "zeditor", "hx", "helix": command = words + [line.map { "\(file.path):\($0)" } ?? file.path]
        case "vi", "vim", "nvim", "gvim", "mvim", "view", "ex", "nano", "pico", "micro", "emacs", "emacsclient", "mg",
            "joe",
            "kak", "ne", "jed", "gedit":
            command = words + (line.map { ["+\($0)"] } ?? []) + [file.path]
        case "kate", "mate": command = words + (line.map { ["-l", $0] } ?? []) + [file.path]
        default: command = words + [file.path]
        }
    }

    private static let windowed: Set<String> = [
        "code", "code-insiders", "codium", "cursor", "windsurf", "subl", "zed", "zeditor", "gvim", "mvim", "gedit",
        "kate",
        "mate", "xed", "pluma", "mousepad", "open", "xdg-open", "idea", "gnome-text-editor", "kwrite", "notepad",
    ]

    /// The words of a command, those in quotes kept whole.
    private static func words(of command: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in command {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                (quote, word) = (character, word ?? "")
            } else if character.isWhitespace {
                if let whole = word { words.append(whole) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    private static func isInstalled(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
}
