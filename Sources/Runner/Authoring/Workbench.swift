import Checking
import Foundation
import Lessons
import NN
import Sandbox
import Synchronization

/// Runs an exercise's variants as the learner's code is run, and keeps what they hand in.
package struct Workbench: Sendable {
    package let course: Course
    package let workspace: Workspace
    package let containment: any Containment

    package init(course: Course, workspace: Workspace, containment: any Containment) {
        self.course = course
        self.workspace = workspace
        self.containment = containment
    }

    /// Builds, runs and grades one variant.
    ///
    /// - Parameters:
    ///   - threads: how many threads the matrix library may use.
    ///   - optimized: whether it is built with `-O`.
    /// - Throws: `CancellationError` alone.
    package func run(
        _ exercise: ExerciseSpec, in lesson: Lesson, _ variant: Variant, threads: Int = 2, optimized: Bool = false
    ) async throws(CancellationError) -> VariantRun {
        var pipeline = CheckPipeline(course: course, workspace: workspace, containment: containment)
        pipeline.threads = threads
        pipeline.optimized = optimized
        let box = TensorBox()
        pipeline.inspect = { box.read($0) }
        let record = try await pipeline.check(exercise, in: lesson, variant: variant)
        return VariantRun(record: record, tensors: box.tensors)
    }
}

/// Holds the tensors of a file that is about to be removed.
private final class TensorBox: Sendable {
    private let contents = Mutex<[String: StoredArray]>([:])

    var tensors: [String: StoredArray] { contents.withLock { $0 } }

    /// Reads a file whole; one that cannot be read is the grader's to report.
    func read(_ file: URL) {
        guard let data = try? Data(contentsOf: file), let read = try? SafeTensors(data: data) else { return }
        contents.withLock { $0 = read.arrays }
    }
}
