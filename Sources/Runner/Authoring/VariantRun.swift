import Checking
import Foundation
import Grading
import Lessons
import NN

/// What one variant of an exercise came to, and the tensors that it handed in.
package struct VariantRun: Sendable {
    package let record: CheckRecord
    /// By `<case>/<output>`; empty when nothing was handed in.
    package let tensors: [String: StoredArray]

    /// One tensor as grading sees it.
    package func tensor(_ output: OutputSpec, _ spec: CaseSpec) -> GradedTensor? {
        tensors[Self.key(output, spec)].flatMap(GradedTensor.init)
    }

    /// The name of a tensor in the file that a check hands in.
    package static func key(_ output: OutputSpec, _ spec: CaseSpec) -> String { "\(spec.id)/\(output.name)" }
}
