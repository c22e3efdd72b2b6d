import Subprocess

/// What tmux says of the terminal that it runs in.
struct TmuxClient: Sendable, Equatable {
    /// Whether it passes on what is wrapped for the terminal; that is the user's to decide, and never switched on here.
    let passesThrough: Bool
    /// The terminal's name and version, in its own words; empty when it was not asked.
    let outerName: String

    /// Reads `on kitty(0.32.2)`; tmux 3.3 says `1` for `on`.
    init(parsing line: String) {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        passesThrough = ["on", "all", "1"].contains(words.first ?? "")
        outerName =
            words.dropFirst().first.map { $0.split(whereSeparator: \.isNewline).first.map(String.init) ?? "" } ?? ""
    }

    /// What is asked for.
    static let format = "#{allow-passthrough} #{client_termtype}"

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

    /// Whether the terminal draws pictures where Kitty's placeholders stand: kitty since 0.28, and Ghostty.
    var takesPlaceholders: Bool {
        let name = outerName.lowercased()
        if name.hasPrefix("ghostty") { return true }
        guard let version = name.firstMatch(of: /^kitty\((\d+)\.(\d+)/), let major = Int(version.1),
            let minor = Int(version.2)
        else { return false }
        return (major, minor) >= (0, 28)
    }
}
