/// A terminal of which more is known than it says.
enum KnownTerminal: Sendable, Equatable {
    case kitty, ghostty, konsole, iterm, weztermLike, mintty, vscode, foot, mlterm, xterm, tmux, screen, apple, other

    /// The one that answered with a name, or else the one that the environment names.
    ///
    /// The answer goes first: variables are inherited, and may speak of a terminal that another was started from.
    init(name: String?, environment: [String: String]) {
        if environment["TMUX"].map({ !$0.isEmpty }) ?? false {
            self = .tmux
        } else if let name, let known = Self.answered(name, environment) {
            self = known
        } else {
            self = Self.named(environment)
        }
    }

    private static func answered(_ name: String, _ environment: [String: String]) -> KnownTerminal? {
        let name = name.lowercased()
        // VS Code and Tabby both answer with the name of what they are built on.
        if name.hasPrefix("xterm.js") { return program(environment["TERM_PROGRAM"]) ?? .other }
        return [
            ("kitty", .kitty), ("ghostty", .ghostty), ("konsole", .konsole), ("iterm2", .iterm),
            ("wezterm", .weztermLike),
            ("warp", .weztermLike), ("mintty", .mintty), ("foot", .foot), ("mlterm", .mlterm), ("xterm", .xterm),
            ("tmux", .tmux), ("screen", .screen), ("", KnownTerminal.other),
        ].first { name.hasPrefix($0.0) }?.1
    }

    private static func program(_ name: String?) -> KnownTerminal? {
        switch name {
        case "iTerm.app", "iTerm2": .iterm
        case "WezTerm", "WarpTerminal", "Tabby": .weztermLike
        case "mintty": .mintty
        case "vscode": .vscode
        case "ghostty": .ghostty
        case "Apple_Terminal": .apple
        case "tmux": .tmux
        default: nil
        }
    }

    private static func named(_ environment: [String: String]) -> KnownTerminal {
        let term = environment["TERM"] ?? ""
        if term.hasPrefix("tmux") { return .tmux }
        if term.hasPrefix("screen") { return .screen }
        if term == "xterm-kitty" { return .kitty }
        if term == "xterm-ghostty" { return .ghostty }
        if term.hasPrefix("foot") { return .foot }
        if term.hasPrefix("mlterm") { return .mlterm }
        if let known = program(environment["TERM_PROGRAM"]) ?? program(environment["LC_TERMINAL"]) { return known }
        if environment["KITTY_WINDOW_ID"] != nil { return .kitty }
        if environment["KONSOLE_VERSION"] != nil { return .konsole }
        return .other
    }
}
