import Foundation
import Lessons

/// The tensors that a check wrote.
struct HandedIn {
    private let tensors: [String: GradedTensor]
    private let keys: [String]

    /// Reads what an exercise asks for.
    ///
    /// - Throws: `TensorFileError`.
    init(_ url: URL, exercise: ExerciseSpec) throws(TensorFileError) {
        let file = try TensorFile(contentsOf: url, limit: Self.limit(for: exercise))
        var tensors: [String: GradedTensor] = [:]
        for output in exercise.outputs {
            for spec in exercise.cases {
                let key = Self.key(output.name, spec.id)
                tensors[key] = try file[key]
            }
        }
        self.tensors = tensors
        keys = file.keys
    }

    /// Whether none of what is asked for is there.
    var isEmpty: Bool { tensors.isEmpty }

    subscript(output: String, caseID: String) -> GradedTensor? { tensors[Self.key(output, caseID)] }

    /// The names that one case reported, sorted.
    func names(in caseID: String) -> [String] {
        keys.filter { $0.hasPrefix(caseID + "/") }.map { String($0.dropFirst(caseID.count + 1)) }
    }

    /// The largest file that is read: four times what is asked for in the widest type, and room for small surprises.
    static func limit(for exercise: ExerciseSpec) -> Int {
        let elements = exercise.outputs.reduce(0) { $0 + $1.count } * exercise.cases.count
        return 4 * 8 * elements + (64 << 20)
    }

    private static func key(_ output: String, _ caseID: String) -> String { "\(caseID)/\(output)" }
}
