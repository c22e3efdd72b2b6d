import Dispatch
import Foundation

/// Ctrl-C as the cancellation of a task, for commands that have something to tidy up or to say when they are stopped.
package enum Interruption {
    /// Runs a body in a task that Ctrl-C cancels; a second Ctrl-C ends the process at once.
    package static func cancels<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        // Until the source is there, Ctrl-C ends the process, as it does by itself; the body begins only then.
        let (registration, registered) = AsyncStream.makeStream(of: Never.self)
        let task = Task {
            for await _ in registration {}
            return try await body()
        }
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            if task.isCancelled { end() }
            task.cancel()
        }
        source.setRegistrationHandler {
            #if canImport(Darwin)
                // There the source only watches; what the signal does by itself has to be switched off.
                signal(SIGINT, SIG_IGN)
            #endif
            registered.finish()
        }
        source.resume()
        defer {
            source.cancel()
            signal(SIGINT, SIG_DFL)
        }
        return try await task.value
    }

    /// Ends the process as Ctrl-C does by itself, so that whoever started it sees why.
    package static func end() -> Never {
        signal(SIGINT, SIG_DFL)
        deliver(SIGINT)
        exit(128 + SIGINT)
    }

    /// Does what a key asked for that came as a byte, because the terminal was raw: Ctrl-C, Ctrl-Z and Ctrl-\ by their signals.
    package static func deliver(_ number: Int32) {
        // Threads of a pool keep signals from themselves.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }
}
