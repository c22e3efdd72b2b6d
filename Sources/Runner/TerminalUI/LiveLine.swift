import Foundation

/// One line on standard error that says what is going on, rewritten while it goes on and gone when it is over.
///
/// Where no line can be rewritten, only what is worth a line of its own is printed.
package actor LiveLine {
    private let terminal: Terminal
    private let endsOnInterrupt: Bool
    private let showsTime: Bool
    private var text = ""
    private var noted = ""
    private var frame = 0
    private var began = ContinuousClock.now
    private var animation: Task<Void, Never>?

    /// Creates a line, which is not shown yet.
    ///
    /// - Parameters:
    ///   - endsOnInterrupt: whether Ctrl-C ends the process, as it does by itself; not so where it is an `Interruption`.
    ///   - showsTime: whether the seconds that have passed are shown, where they are worth it.
    package init(terminal: Terminal, endsOnInterrupt: Bool = true, showsTime: Bool = true) {
        self.terminal = terminal
        self.endsOnInterrupt = endsOnInterrupt
        self.showsTime = showsTime
    }

    /// Does some work while this line tells of its steps, and takes the line away however it ends.
    ///
    /// Steps that come faster than they can be told are skipped.
    ///
    /// - Parameters:
    ///   - tell: shows a step on the line.
    ///   - work: is given what to call with each step, on any thread.
    /// - Throws: what the work throws.
    package nonisolated func telling<Step: Sendable, Result>(
        _ tell: @escaping @Sendable (LiveLine, Step) async -> Void,
        of work: (@escaping @Sendable (Step) -> Void) async throws -> Result
    ) async throws -> Result {
        let (steps, continuation) = AsyncStream.makeStream(of: Step.self, bufferingPolicy: .bufferingNewest(1))
        let narrator = Task {
            for await step in steps { await tell(self, step) }
        }
        func end() async {
            continuation.finish()
            await narrator.value
            await finish()
        }
        do {
            let result = try await work { continuation.yield($0) }
            await end()
            return result
        } catch {
            await end()
            throw error
        }
    }

    /// Shows what is being done now.
    package func show(_ text: String) {
        guard terminal.canRewriteLines else { return }
        if self.text != text { self.text = text }
        guard animation == nil else { return }
        began = .now
        if endsOnInterrupt { ClearsLineOnInterrupt.install() }
        // What takes no longer than a blink needs no line.
        animation = Task {
            try? await Task.sleep(for: .milliseconds(120))
            while !Task.isCancelled {
                draw()
                try? await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    /// Prints a line that stays, where no line can be rewritten: for what takes long.
    ///
    /// The same line is said once.
    package func note(_ text: String) {
        guard !terminal.canRewriteLines, noted != text else { return }
        noted = text
        Console.error(text)
    }

    /// Takes the line away.
    package func finish() async {
        guard let animation else { return }
        animation.cancel()
        await animation.value
        self.animation = nil
        Console.rewrite("")
    }

    private func draw() {
        let frames = terminal.unicode ? ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"] : ["|", "/", "-", "\\"]
        frame = (frame + 1) % frames.count
        let seconds = Int(began.duration(to: .now).components.seconds)
        let time = showsTime && seconds >= 2 ? "  \(seconds) s" : ""
        let line = "\(frames[frame]) \(text)\(time)".clipped(to: terminal.columns - 1)
        Console.rewrite(line)
    }
}

/// Ctrl-C while a live line stands: the line goes first, then the process as it would have.
private enum ClearsLineOnInterrupt {
    static func install() {
        signal(SIGINT) { number in
            // Only what is safe in a signal handler: no allocation, no Swift runtime.
            _ = write(STDERR_FILENO, "\r\u{1B}[K", 4)
            signal(number, SIG_DFL)
            raise(number)
        }
    }
}
