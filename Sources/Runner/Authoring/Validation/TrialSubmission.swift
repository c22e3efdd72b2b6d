import Foundation
import Grading
import Lessons
import NN

/// Tensors as an exercise could have handed them in, graded as if it had.
struct TrialSubmission: Sendable {
    let exercise: ExerciseSpec
    let lesson: Lesson
    /// By `<case>/<output>`.
    var tensors: [String: StoredArray]

    /// Grades the tensors through a file, as every check does.
    ///
    /// - Parameter folder: where the file is written.
    /// - Throws: `WeightsError.unwritable`.
    func grade(in folder: URL) throws -> Verdict {
        let file = folder.appending(path: "answer-\(UUID().uuidString).safetensors")
        try SafeTensors(arrays: tensors).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return Grader(lessonFolder: lesson.folder).grade(exercise, outputs: file)
    }

    subscript(output: OutputSpec, spec: CaseSpec) -> GradedTensor? {
        get { tensors[Submission.key(output, spec)].flatMap(GradedTensor.init) }
        set { tensors[Submission.key(output, spec)] = newValue.map(StoredArray.init) }
    }
}

extension StoredArray {
    /// Stores a tensor by the type that it says it has.
    package init(_ tensor: GradedTensor) {
        let whole = { tensor.values.map { $0.isFinite ? $0.rounded() : 0 } }
        switch OutputType(rawValue: tensor.elementType) {
        case .u8: self.init(whole().map { UInt8(min(max($0, 0), 255)) }, shape: tensor.shape)
        case .i64: self.init(whole().map { Int($0) }, shape: tensor.shape)
        case .i32:
            let bytes = whole().flatMap { value in
                withUnsafeBytes(of: Int32(value).littleEndian) { Array($0) }
            }
            self.init(.int32, shape: tensor.shape, bytes: Data(bytes))
        case .f16: self.init(Tensor(tensor.values.map { Float($0) }, shape: tensor.shape), as: .float16)
        case .bf16: self.init(Tensor(tensor.values.map { Float($0) }, shape: tensor.shape), as: .bfloat16)
        case .f32, nil: self.init(Tensor(tensor.values.map { Float($0) }, shape: tensor.shape))
        }
    }
}
