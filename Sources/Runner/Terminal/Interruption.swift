import Dispatch
import Foundation

/// Ctrl-C as the cancellation of a task, for commands that have something to tidy up or to say when they are stopped.
enum Interruption {
    /// Runs a body in a task that Ctrl-C cancels; a second Ctrl-C ends the process at once.
    static func cancels<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        // Handled by the source alone.
        signal(SIGINT, SIG_IGN)
        let task = Task { try await body() }
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            if task.isCancelled { end() }
            task.cancel()
        }
        source.resume()
        defer {
            source.cancel()
            signal(SIGINT, SIG_DFL)
        }
        return try await task.value
    }

    /// Ends the process as Ctrl-C does by itself, so that whoever started it sees why.
    static func end() -> Never {
        signal(SIGINT, SIG_DFL)
        // Threads of a pool keep signals from themselves.
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
        raise(SIGINT)
        exit(128 + SIGINT)
    }
}
