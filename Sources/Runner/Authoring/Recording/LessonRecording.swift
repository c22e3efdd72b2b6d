import Checking
import Foundation
import Lessons

/// Records all exercises of a lesson: first what they hand in, then, with that on the disk, how their tolerances stand.
package struct LessonRecording: Sendable {
    package let recorder: Recorder

    package init(recorder: Recorder) {
        self.recorder = recorder
    }

    /// Records, writes and measures.
    ///
    /// - Returns: what came of each exercise, and the files that were written, relative to the lesson.
    /// - Throws: `CancellationError`, `BuildFault.unwritable`, `WeightsError`.
    package func run() async throws -> (recordings: [ExerciseRecording], written: [String]) {
        let lesson = recorder.lesson
        var files = ReferenceFiles(lesson: lesson.folder)
        var recordings: [ExerciseRecording] = []
        for exercise in lesson.exercises {
            recordings.append(try await recorder.record(exercise, into: &files))
        }
        // A solution that could not be recorded leaves its tensors unnamed.
        if recorder.replaces, recordings.allSatisfy(\.problems.isEmpty) { files.dropUnnamed() }
        let sources = ReferenceSources(
            lesson: lesson, models: recorder.runner.paths.models, paths: recorder.runner.paths)
        let were = Set(sources.files.keys.filter { hasFile($0) })
        let written = try files.write()
        if recordings.allSatisfy({ $0.problems.isEmpty && $0.count(.differs) == 0 }) {
            // What is replaced is ours whether or not that changed it; but not what an oracle is known to have made.
            let known = try Provenance(of: lesson.folder).files
            let replaced: Set<String> = recorder.replaces ? were.filter { known[$0] == nil } : []
            let new = written.filter { recorder.replaces || !were.contains($0) }
            try ProvenanceRules(sources: sources, digests: FileDigests()).record(
                ours: replaced.union(new), madeBy: recorder.madeBy)
        }
        for (index, exercise) in lesson.exercises.enumerated() {
            try await recorder.measure(exercise, into: &recordings[index])
        }
        return (recordings, written)
    }

    private func hasFile(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: recorder.lesson.folder.appending(path: path).path)
    }
}
