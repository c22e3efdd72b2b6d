import Foundation

/// What the terminal that we speak to can do; found out once, at the start of a command.
package struct Terminal: Sendable {
    /// Whether standard output is a terminal, rather than a file or a pipe.
    package let isInteractive: Bool
    /// Whether standard error is a terminal on which a line can be rewritten.
    let canRewriteLines: Bool
    /// Whether a question can be asked and answered.
    package let canAsk: Bool
    /// The width in columns; 80 when there is no terminal.
    package var columns: Int
    /// The height in rows; 24 when there is no terminal.
    package var rows: Int
    /// Whether standard output takes colors.
    let outputColors: Bool
    /// Whether standard error takes colors.
    let errorColors: Bool
    /// Whether links can be followed with a click (OSC 8).
    let hyperlinks: Bool
    /// Whether characters beyond ASCII are shown.
    package let unicode: Bool

    package init(
        isInteractive: Bool, canRewriteLines: Bool, canAsk: Bool, columns: Int, rows: Int = 24, outputColors: Bool,
        errorColors: Bool, hyperlinks: Bool, unicode: Bool
    ) {
        self.isInteractive = isInteractive
        self.canRewriteLines = canRewriteLines
        self.canAsk = canAsk
        self.columns = columns
        self.rows = rows
        self.outputColors = outputColors
        self.errorColors = errorColors
        self.hyperlinks = hyperlinks
        self.unicode = unicode
    }

    /// Whether a screen can be drawn, and keys read from it.
    package var takesScreen: Bool { isInteractive && canAsk && canRewriteLines }

    /// The width in which prose reads well.
    package var textWidth: Int { min(max(columns, 24), 100) }

    /// The style of standard output.
    package var ansi: ANSIStyle { ANSIStyle(colors: outputColors, unicode: unicode) }
    /// The style of standard error.
    package var errorStyle: ANSIStyle { ANSIStyle(colors: errorColors, unicode: unicode) }
}

extension Terminal {
    /// The terminal of this process.
    package static func current(environment: [String: String] = ProcessInfo.processInfo.environment) -> Terminal {
        let output = isatty(STDOUT_FILENO) == 1
        let error = isatty(STDERR_FILENO) == 1
        return Terminal(
            output: output, error: error, input: isatty(STDIN_FILENO) == 1,
            columns: output ? window(STDOUT_FILENO)?.columns : error ? window(STDERR_FILENO)?.columns : nil,
            rows: output ? window(STDOUT_FILENO)?.rows : nil, environment: environment)
    }

    /// What follows from the three streams and the environment.
    ///
    /// - Parameters:
    ///   - columns: the width that the terminal reports; nil when there is none.
    ///   - rows: the height that it reports.
    package init(
        output: Bool, error: Bool, input: Bool, columns: Int?, rows: Int? = nil, environment: [String: String]
    ) {
        let dumb = ["", "dumb"].contains(environment["TERM"] ?? "")
        let wantsColors = environment["NO_COLOR", default: ""].isEmpty && !dumb
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let encoding = locale.lowercased()
        isInteractive = output
        canRewriteLines = error && !dumb
        canAsk = input && error
        self.columns = columns.map { $0 > 0 ? $0 : 80 } ?? 80
        self.rows = rows.map { $0 > 0 ? $0 : 24 } ?? 24
        outputColors = output && wantsColors
        errorColors = error && wantsColors
        hyperlinks = output && !dumb && Self.followsLinks(environment)
        // A locale that says nothing (a bare container) is no reason to hide what nearly every terminal shows.
        unicode = encoding.isEmpty || encoding.contains("utf-8") || encoding.contains("utf8")
    }

    /// Terminals say their name rather than what they can do; an unknown one would print the link's escape codes.
    private static func followsLinks(_ environment: [String: String]) -> Bool {
        if let forced = environment["FORCE_HYPERLINK"], !forced.isEmpty { return forced != "0" }
        if environment["TMUX"] != nil || environment["TERM"]?.hasPrefix("screen") == true { return false }
        if let program = environment["TERM_PROGRAM"], known.contains(program) { return true }
        if let vte = environment["VTE_VERSION"].flatMap({ Int($0) }), vte >= 5000 { return true }
        let markers = [
            "KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "ALACRITTY_WINDOW_ID", "GHOSTTY_RESOURCES_DIR",
        ]
        return markers.contains { environment[$0] != nil }
    }

    private static let known: Set<String> = [
        "iTerm.app", "vscode", "WezTerm", "ghostty", "zed", "Hyper", "Tabby", "rio",
    ]

    /// Whether this process is the one that the terminal listens to and talks to; one in the background would be stopped.
    package static var isForeground: Bool { tcgetpgrp(STDOUT_FILENO) == getpgrp() }

    private static func window(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}
