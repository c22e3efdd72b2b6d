import Foundation
import Lessons

/// The reference tensors of a lesson, and the recordings of its mistakes.
final class References {
    private let lessonFolder: URL
    private var files: [String: TensorFile] = [:]

    init(lessonFolder: URL) {
        self.lessonFolder = lessonFolder
    }

    /// Why an exercise cannot be graded.
    struct Faults: Error {
        let sentences: [String]
    }

    /// Every reference of an exercise by `Submission.key(_:_:)`, each of its spec's shape; all faults at once.
    func expected(_ exercise: ExerciseSpec) -> Result<[String: GradedTensor], Faults> {
        var tensors: [String: GradedTensor] = [:]
        var faults: [String] = []
        for output in exercise.outputs {
            for spec in exercise.cases {
                do {
                    tensors[Submission.key(output, spec)] = try expected(output, spec)
                } catch let fault as Fault {
                    faults.append(fault.sentence)
                } catch {
                    faults.append("\(error)")
                }
            }
        }
        return faults.isEmpty ? .success(tensors) : .failure(Faults(sentences: faults))
    }

    /// What a mistake's source was recorded to hand in; nil when that was not recorded.
    ///
    /// - Throws: `TensorFileError` when the recordings are there and cannot be read.
    func recording(_ mistake: MistakeSpec, _ output: OutputSpec, _ spec: CaseSpec) throws -> GradedTensor? {
        let path = mistake.recording(of: output.name, case: spec.id)
        do {
            return try file(path.file)[path.key]
        } catch TensorFileError.missing {
            return nil
        }
    }

    /// One reference; nil when it is missing or cannot be used.
    func usable(_ output: OutputSpec, _ spec: CaseSpec) -> GradedTensor? { try? expected(output, spec) }

    private struct Fault: Error {
        let sentence: String
    }

    private func expected(_ output: OutputSpec, _ spec: CaseSpec) throws -> GradedTensor {
        let path = output.reference.resolved(for: spec.id)
        // A key without {case} is looked for under the case's name first: a file of several cases needs no more.
        let keys = path.key == output.reference.key ? ["\(spec.id)/\(path.key)", path.key] : [path.key]
        do {
            let file = try file(path.file)
            for key in keys {
                guard let tensor = try file[key] else { continue }
                return try checked(tensor, output, path: "\(path.file)#\(key)")
            }
        } catch let error as TensorFileError {
            throw Fault(sentence: "The reference \(path.file) cannot be used: \(error).")
        }
        throw Fault(sentence: "The reference \(path.file) has no tensor \"\(path.key)\".")
    }

    private func checked(_ tensor: GradedTensor, _ output: OutputSpec, path: String) throws -> GradedTensor {
        guard tensor.shape == output.shape else {
            throw Fault(
                sentence: "The reference \(path) has shape \(tensor.shape), and the lesson says \(output.shape).")
        }
        if output.comparison.nonFinite == .never, let bad = tensor.values.first(where: { !$0.isFinite }) {
            throw Fault(sentence: "The reference \(path) holds \(Numeral.short(bad)), and nothing is equal to that.")
        }
        return tensor
    }

    private func file(_ path: String) throws(TensorFileError) -> TensorFile {
        if let file = files[path] { return file }
        let file = try TensorFile(contentsOf: lessonFolder.appending(path: path), limit: 1 << 30)
        files[path] = file
        return file
    }
}
