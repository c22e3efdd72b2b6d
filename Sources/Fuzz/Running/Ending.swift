import Foundation

/// How a child ended that was not asked to.
enum Ending: Equatable, CustomStringConvertible {
    /// A trap, or another signal or exit code that nobody asked for.
    case trap
    /// More time than a file may take.
    case hang
    /// More memory than a file may take.
    case memory

    /// How a child ended; nil when it did what it was to do.
    init?(of child: Process) {
        let status = child.terminationStatus
        switch (child.terminationReason, status) {
        case (.exit, 0): return nil
        case (.exit, ProcessLimits.memoryExitCode): self = .memory
        case (.uncaughtSignal, SIGPROF), (.uncaughtSignal, SIGALRM): self = .hang
        default: self = .trap
        }
    }

    var description: String {
        switch self {
        case .trap: "trap"
        case .hang: "hang"
        case .memory: "memory"
        }
    }
}
