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
        let written = try files.write()
        if recordings.allSatisfy({ $0.problems.isEmpty && $0.count(.differs) == 0 }) {
            let sources = ReferenceSources(
                lesson: lesson, models: recorder.runner.course.models, paths: recorder.runner.paths)
            try ProvenanceRules(sources: sources, digests: FileDigests()).record(written: written)
        }
        for (index, exercise) in lesson.exercises.enumerated() {
            try await recorder.measure(exercise, into: &recordings[index])
        }
        return (recordings, written)
    }
}
