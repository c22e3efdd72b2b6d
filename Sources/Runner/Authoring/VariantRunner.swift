import Checking
import Foundation
import Grading
import Lessons
import NN
import Sandbox

/// Runs an exercise's variants as the learner's code is run.
package struct VariantRunner: Sendable {
    package let paths: CoursePaths
    package let containment: any Containment

    package init(paths: CoursePaths, containment: any Containment) {
        self.paths = paths
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
    ) async throws(CancellationError) -> CheckRecord {
        var pipeline = CheckPipeline(paths: paths, containment: containment)
        pipeline.threads = threads
        pipeline.optimized = optimized
        return try await pipeline.check(exercise, in: lesson, variant: variant)
    }
}

extension CheckRecord {
    /// All that was handed in, by `<case>/<output>`, for those who write lessons; empty when nothing was.
    package var tensors: [String: StoredArray] { verdict?.submission?.arrays ?? [:] }

    /// One tensor as grading sees it.
    package func tensor(_ output: OutputSpec, _ spec: CaseSpec) -> GradedTensor? {
        tensors[Submission.key(output, spec)].flatMap(GradedTensor.init)
    }
}
