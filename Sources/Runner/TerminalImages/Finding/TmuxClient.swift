import Subprocess

/// What tmux says of the terminal that it runs in.
struct TmuxClient: Sendable, Equatable {
    /// Whether it passes on what is wrapped for the terminal; that is the user's to decide, and never switched on here.
    let passesThrough: Bool
    /// Whether colors reach the terminal as they are: placeholders say by their color which picture they stand for.
    let keepsColors: Bool
    /// The terminal's name and version, in its own words; empty when it was not asked.
    let outerName: String

    /// Reads `on 256,RGB,title kitty(0.32.2)`; tmux 3.3 says `1` for `on`.
    init(parsing line: String) {
        let line = line.split(whereSeparator: \.isNewline).first ?? ""
        var words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        while words.count < 3 { words.append("") }
        passesThrough = ["on", "all", "1"].contains(words[0])
        keepsColors = words[1].split(separator: ",").contains("RGB")
        outerName = words[2]
    }

    /// What is asked for.
    static let format = "#{allow-passthrough} #{client_termfeatures} #{client_termtype}"

    /// Asks the tmux that this process runs in.
    ///
    /// - Returns: nil when it does not say.
    static func current() async -> TmuxClient? {
        let result = try? await Subprocess.run(
            .name("tmux"), arguments: ["display-message", "-p", format], output: .string(limit: 1 << 12),
            error: .discarded)
        guard let result, result.terminationStatus.isSuccess else { return nil }
        return TmuxClient(parsing: result.standardOutput)
    }

    /// Whether Kitty's placeholders become pictures: what is wrapped and their colors go past tmux, to kitty since 0.28 or Ghostty.
    var takesPlaceholders: Bool {
        guard passesThrough, keepsColors else { return false }
        let name = outerName.lowercased()
        if name.hasPrefix("ghostty") { return true }
        guard let version = name.firstMatch(of: /^kitty\((\d+)\.(\d+)/), let major = Int(version.1),
            let minor = Int(version.2)
        else { return false }
        return (major, minor) >= (0, 28)
    }
}
