import Foundation
import Grading
import Lessons
import NN
import Support

/// What the last check of an exercise came to and compared, as a page shows it.
///
/// It is kept in `.course/compared`, one file an exercise: visible cases only, and never a reference.
package struct LastCheck: Sendable {
    /// The outcome by its name, as in `progress.json`.
    package let outcome: String
    /// The outcome in a few words.
    package let heading: String
    /// What there is to say, a line of thought each.
    package let sentences: [String]
    /// When it was.
    package let date: Date
    /// What was handed in, by `<case>/<output>`.
    package let tensors: [String: Tensor]
    /// Which of them are right.
    package let right: Set<String>

    /// A check that was just made.
    ///
    /// - Parameter verdict: what was compared; nil when there was nothing to compare.
    package init(outcome: Outcome, heading: String, sentences: [String], date: Date, verdict: Verdict?) {
        self.outcome = outcome.rawValue
        self.heading = heading
        self.sentences = sentences
        self.date = date
        var tensors: [String: Tensor] = [:]
        var right: Set<String> = []
        var left = Self.mostElements
        for pair in verdict?.compared ?? [] where !pair.spec.hidden && pair.output.view.kind != .none {
            guard let yours = pair.yours, yours.count <= left else { continue }
            left -= yours.count
            let key = Submission.key(pair.output, pair.spec)
            tensors[key] = Tensor(yours.values.map(Float.init), shape: yours.shape)
            if pair.finding.isRight { right.insert(key) }
        }
        self.tensors = tensors
        self.right = right
    }

    /// More than this is not kept: no page could hold it.
    private static let mostElements = 2_000_000

    /// The check that was kept of an exercise; nil when there is none, or none that can be read.
    package init?(of exercise: ExerciseSpec, in state: URL) {
        guard let file = try? SafeTensors(contentsOf: Self.file(of: exercise, in: state)),
            let date = file.metadata["date"].flatMap(Double.init), let outcome = file.metadata["outcome"]
        else { return nil }
        self.outcome = outcome
        self.date = Date(timeIntervalSince1970: date)
        heading = file.metadata["heading"] ?? ""
        sentences = (file.metadata["sentences"] ?? "").split(separator: "\n").map(String.init)
        right = Set((file.metadata["right"] ?? "").split(separator: "\n").map(String.init))
        // A case may have become hidden since.
        let visible = Set(
            exercise.outputs.flatMap { output in
                exercise.cases.filter { !$0.hidden }.map { Submission.key(output, $0) }
            })
        tensors = file.arrays.filter { visible.contains($0.key) }.mapValues(\.tensor)
    }

    /// What was handed in for one output in one case; nil when nothing was kept of it.
    package func tensor(_ output: OutputSpec, _ spec: CaseSpec) -> Tensor? { tensors[Submission.key(output, spec)] }

    /// Keeps it for the pages that are made later.
    ///
    /// - Parameter state: the folder `.course`.
    /// - Throws: `POSIXFailure` or an error of the file system; the file is then as it was.
    package func keep(of exercise: ExerciseSpec, in state: URL) throws {
        let file = Self.file(of: exercise, in: state)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let contents = SafeTensors(
            arrays: tensors.mapValues { StoredArray($0) },
            metadata: [
                "outcome": outcome, "heading": heading, "date": "\(date.timeIntervalSince1970)",
                "right": right.sorted().joined(separator: "\n"),
                "sentences": sentences.map { $0.replacing("\n", with: " ") }.joined(separator: "\n"),
            ])
        try AtomicFile.write(contents.encoded(), to: file)
    }

    private static func file(of exercise: ExerciseSpec, in state: URL) -> URL {
        state.appending(path: "compared/\(exercise.id).safetensors")
    }
}
