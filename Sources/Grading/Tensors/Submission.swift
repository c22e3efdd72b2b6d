import Foundation
import Lessons
import NN

/// The tensors that a check handed in, each filed as `<case>/<output>`.
public struct Submission: Sendable {
    private let tensors: [String: GradedTensor]
    /// Everything in the file as it was stored, also what nobody asked for.
    public let arrays: [String: StoredArray]

    /// Reads what an exercise asks for.
    ///
    /// - Parameter caseNames: what the file calls the cases, by their ids; a case that is not there is called by its id.
    /// - Throws: `TensorFileError`.
    init(_ url: URL, exercise: ExerciseSpec, caseNames: [String: String] = [:]) throws(TensorFileError) {
        let file = try TensorFile(contentsOf: url, limit: Self.limit(for: exercise))
        var tensors: [String: GradedTensor] = [:]
        for output in exercise.outputs {
            for spec in exercise.cases {
                tensors[Self.key(output, spec)] = try file["\(caseNames[spec.id] ?? spec.id)/\(output.name)"]
            }
        }
        self.tensors = tensors
        let ids = Dictionary(caseNames.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        arrays = Dictionary(
            file.arrays.map { name, array in
                let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2, let id = ids[parts[0]] else { return (name, array) }
                return ("\(id)/\(parts[1])", array)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether none of what is asked for is there.
    var isEmpty: Bool { tensors.isEmpty }

    subscript(output: OutputSpec, spec: CaseSpec) -> GradedTensor? { tensors[Self.key(output, spec)] }

    /// The names that one case reported, sorted.
    func names(in caseID: String) -> [String] {
        arrays.keys.sorted().filter { $0.hasPrefix(caseID + "/") }.map { String($0.dropFirst(caseID.count + 1)) }
    }

    /// The largest file that is read: four times what is asked for in the widest type, and room for small surprises.
    static func limit(for exercise: ExerciseSpec) -> Int {
        let elements = exercise.outputs.reduce(0) { $0 + $1.count } * exercise.cases.count
        return 4 * 8 * elements + (64 << 20)
    }

    /// The name of one output of one case, in the file that is handed in and in references of several cases.
    public static func key(_ output: OutputSpec, _ spec: CaseSpec) -> String { "\(spec.id)/\(output.name)" }
}
