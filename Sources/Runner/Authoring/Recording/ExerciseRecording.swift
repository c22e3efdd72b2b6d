import Lessons

/// What came of recording one exercise.
package struct ExerciseRecording: Sendable, Encodable {
    package var id: String
    package var tensors: [RecordedTensor] = []
    /// Spread and nearest mistake of every output, against the references as they are now.
    package var tolerances: [ExerciseReport.Tolerance] = []
    /// What a spec would say of `compare` instead; only where the present tolerance has no margins.
    var proposals: [String: String] = [:]
    /// How far the runs of the solution are from each other, in units of the tolerance, by output.
    var repeatability: [String: Double] = [:]
    package var problems: [Diagnostic] = []

    private enum CodingKeys: CodingKey {
        case id, tensors, tolerances, proposals, repeatability
    }

    /// How many tensors went one way.
    package func count(_ change: RecordedTensor.Change) -> Int { tensors.count { $0.change == change } }
}
