/// Which way is the best that a terminal understands.
extension ImageMethod {
    /// What is known of the terminal before it is asked anything.
    struct Surroundings: Sendable {
        var environment: [String: String]
        /// Whether standard output is a terminal.
        var isTerminal: Bool
        /// Whether this process may write to it and read from it, as opposed to one in the background.
        var isForeground: Bool
        /// Whether characters beyond ASCII are shown.
        var unicode: Bool
    }

    /// Why no picture can be shown, whatever the terminal would answer; nil when it is to be asked.
    static func refusal(_ around: Surroundings) -> String? {
        let variables = around.environment
        if !around.isTerminal { return "standard output is no terminal" }
        let name = variables["TERM"] ?? ""
        if ["", "dumb", "linux"].contains(name) { return "TERM is \(name.isEmpty ? "not set" : name)" }
        if let value = variables["CI"], !["", "0", "false"].contains(value.lowercased()) { return "CI is set" }
        if !around.isForeground { return "this process stands in the background" }
        return nil
    }

    /// The way that was asked for, as far as this terminal can be spoken to at all.
    static func forced(_ choice: ImageChoice, _ around: Surroundings, tmux: TmuxClient?) -> ImageMethod {
        guard around.isTerminal else { return .none }
        switch choice {
        case .auto, .none: return .none
        // A flag says more about a wish than NO_COLOR does.
        case .blocks: return .blocks(depth(nil, around) ?? .indexed)
        case .iterm: return .iterm
        case .sixel: return .sixel
        case .kitty:
            guard KnownTerminal(name: nil, environment: around.environment) == .tmux else { return .kitty }
            // tmux takes Kitty's codes for titles: they have to go past it, or not at all.
            return tmux?.passesThrough == true ? .kittyPlaceholders : .blocks(.trueColor)
        }
    }

    /// The best way, by what the terminal answered.
    ///
    /// - Parameters:
    ///   - answers: nil when it was not asked.
    ///   - tmux: what tmux says, where we run in it.
    static func best(_ answers: TerminalAnswers?, _ around: Surroundings, tmux: TmuxClient?) -> ImageMethod {
        let terminal = KnownTerminal(name: answers?.name, environment: around.environment)
        let answers = answers ?? TerminalAnswers()
        switch terminal {
        case .iterm, .weztermLike, .mintty: return .iterm
        // Its add-on for pictures answers for it, and only when it is loaded.
        case .vscode where answers.takesSixel: return .iterm
        case .tmux:
            if answers.takesSixel { return .sixel }
            if tmux?.takesPlaceholders == true { return .kittyPlaceholders }
        default:
            if answers.takesKitty { return .kitty }
            if answers.takesSixel { return .sixel }
            // It said nothing at all: then its name has to do.
            if answers.attributes == nil {
                if [.kitty, .ghostty, .konsole].contains(terminal) { return .kitty }
                if [.foot, .mlterm].contains(terminal) { return .sixel }
            }
        }
        guard around.environment["NO_COLOR", default: ""].isEmpty, around.unicode else { return .none }
        return depth(terminal, around, name: answers.name).map(ImageMethod.blocks) ?? .none
    }

    /// How many colors cells can have; nil for too few to draw with.
    private static func depth(
        _ terminal: KnownTerminal?, _ around: Surroundings, name: String? = nil
    ) -> ColorDepth? {
        let variables = around.environment
        let terminal = terminal ?? KnownTerminal(name: nil, environment: variables)
        let term = variables["TERM"] ?? ""
        if terminal == .screen { return .indexed }
        if terminal == .xterm {
            // Older ones take any color too, but show the nearest of their 256.
            let version = name?.firstMatch(of: /\((\d+)\)/).flatMap { Int($0.1) } ?? 0
            return version >= 331 ? .trueColor : .indexed
        }
        if [.tmux, .kitty, .ghostty, .konsole, .vscode, .foot, .iterm, .weztermLike, .mintty].contains(terminal) {
            return .trueColor
        }
        if ["truecolor", "24bit"].contains(variables["COLORTERM"] ?? "") || term.hasSuffix("-direct") {
            return .trueColor
        }
        let isVTE = variables["VTE_VERSION"] != nil || name?.hasPrefix("VTE(") == true
        if isVTE || variables["WT_SESSION"] != nil { return .trueColor }
        return term.contains("256color") || variables["COLORTERM"] != nil || terminal == .mlterm ? .indexed : nil
    }
}
