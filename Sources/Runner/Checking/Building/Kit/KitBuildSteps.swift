import Foundation
import Sandbox
import Support
import Synchronization

/// Turns what the package manager prints into progress.
final class KitBuildSteps: Sendable {
    private let progress: @Sendable (BuildProgress) -> Void
    private let lines = Mutex(LineSplitter())

    init(progress: @escaping @Sendable (BuildProgress) -> Void) {
        self.progress = progress
    }

    /// Reads some output, and tells of the last step in it.
    func read(_ piece: OutputPiece) {
        guard piece.stream == .standardOutput else { return }
        let steps = lines.withLock { $0.split(piece.bytes) }.compactMap {
            Self.step(in: String(decoding: $0, as: UTF8.self))
        }
        if let last = steps.last { progress(.buildingKit(done: last.done, total: last.total)) }
    }

    /// `[done/total] what`, as the package manager counts its steps.
    static func step(in line: String) -> (done: Int, total: Int)? {
        guard let found = line.prefixMatch(of: #/\[(\d+)/(\d+)\] /#), let done = Int(found.1),
            let total = Int(found.2)
        else { return nil }
        return (done, total)
    }
}
