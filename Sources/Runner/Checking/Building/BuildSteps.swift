import Foundation
import Sandbox
import Support
import Synchronization

/// Turns what a build prints into progress.
final class BuildSteps: Sendable {
    private let isFirst: Bool
    private let progress: @Sendable (BuildProgress) -> Void
    private let lines = Mutex(LineSplitter())

    init(isFirst: Bool, progress: @escaping @Sendable (BuildProgress) -> Void) {
        self.isFirst = isFirst
        self.progress = progress
    }

    /// Reads some output, and tells of the last step in it.
    func read(_ piece: OutputPiece) {
        guard piece.stream == .standardOutput else { return }
        let steps = lines.withLock { $0.split(piece.bytes) }.compactMap {
            CompilerLog.progress(in: String(decoding: $0, as: UTF8.self))
        }
        if let last = steps.last { progress(.building(done: last.done, total: last.total, isFirst: isFirst)) }
    }
}
