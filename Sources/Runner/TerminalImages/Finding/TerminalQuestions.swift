import TerminalUI

/// Asks the terminal what it is and what it can do.
struct TerminalQuestions: Sendable {
    let environment: [String: String]

    /// Asks everything at once; the last question is one that every terminal answers, so that nobody waits for the others.
    ///
    /// Somebody who has typed ahead keeps what was typed: then nothing is asked, since it could not be told from an answer.
    /// - Returns: what was answered in time; nil when nothing was asked.
    func ask() -> TerminalAnswers? {
        var answers: TerminalAnswers?
        RawTerminal.using { terminal in
            if terminal.hasTypedAhead { return false }
            terminal.write(text)
            let limit: Duration = isRemote ? .seconds(1) : .milliseconds(250)
            let read = Self.read(from: terminal, for: limit)
            answers = read
            return true
        }
        // The terminal is as it was; now Ctrl-C does what it does.
        if let signal = answers?.interruption { Interruption.deliver(signal) }
        return answers
    }

    /// What is written: name, Kitty's protocol, the size of a cell, abilities.
    var text: String {
        let kitty = isOffendedByKitty ? "" : "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"
        return "\u{1B}[>q\(kitty)\u{1B}[16t\u{1B}[c"
    }

    /// Whether it would print the question, or take it for the window's title, as tmux does.
    private var isOffendedByKitty: Bool {
        let name = environment["TERM"] ?? ""
        return environment["TERM_PROGRAM"] == "Apple_Terminal" || environment["TMUX"] != nil
            || name.hasPrefix("screen") || name.hasPrefix("tmux")
    }

    private var isRemote: Bool {
        ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].contains { environment[$0].map { !$0.isEmpty } ?? false }
    }

    /// Reads answers, in however many pieces they come.
    ///
    /// What comes late is waited for a moment, so that it does not end in the prompt.
    private static func read(from terminal: RawTerminal, for limit: Duration) -> TerminalAnswers {
        var bytes: [UInt8] = []
        let end = ContinuousClock.now + limit
        var answers = TerminalAnswers()
        while !answers.isComplete, bytes.count < mostBytes, ContinuousClock.now < end {
            guard let more = terminal.read(until: end) else { break }
            bytes += more
            answers = TerminalAnswers(parsing: bytes)
        }
        let drained = ContinuousClock.now + .milliseconds(50)
        while ContinuousClock.now < drained, let more = terminal.read(until: drained), bytes.count < mostBytes {
            bytes += more
        }
        return TerminalAnswers(parsing: bytes)
    }

    /// No terminal says more about itself.
    private static let mostBytes = 4096
}
