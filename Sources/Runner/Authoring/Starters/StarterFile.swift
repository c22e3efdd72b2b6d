import Checking
import Foundation
import Lessons
import Support

/// A file that a learner edits, beside the starter that its solution gives.
struct StarterFile: Sendable {
    enum State: Sendable, Equatable {
        /// It is the starter.
        case current
        case missing
        /// It is the starter of an earlier solution, and nobody has worked on it.
        case stale
        /// Somebody has worked on it. The last commit may have the starter all the same, or have none.
        case edited(isCommittedStale: Bool)
    }

    let exercise: ExerciseSpec
    let file: URL
    /// Relative to the course.
    let path: String
    let starter: Data
    let state: State

    /// The files of an exercise.
    ///
    /// - Throws: `BuildFault.missingSource`, `BuildFault.brokenMarks`, `CancellationError`.
    static func all(of exercise: ExerciseSpec, in lesson: Lesson, _ paths: CoursePaths) async throws -> [StarterFile] {
        let record = SyncRecord(of: paths)
        var files: [StarterFile] = []
        for starter in try VariantSources(lesson: lesson.folder, exercise: exercise).files(for: .starter) {
            let file = lesson.folder.appending(path: starter.path)
            let path = paths.relative(file.path)
            files.append(
                StarterFile(
                    exercise: exercise, file: file, path: path, starter: starter.contents,
                    state: try await state(
                        of: file, starter.contents, lastSynchronized: record.starters[path],
                        solution: lesson.folder.appending(path: ExerciseSpec.solutionPath(of: starter.path)))))
        }
        return files
    }

    /// Writes the starter, unless that would undo somebody's work.
    ///
    /// - Returns: whether it was written.
    /// - Throws: `StateError.unwritable`.
    func write(into record: inout SyncRecord) throws(StateError) -> Bool {
        if case .edited = state { return false }
        record.starters[path] = SyncRecord.digest(of: starter)
        guard state != .current else { return false }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try AtomicFile.write(starter, to: file)
        } catch {
            throw .unwritable(file.path, "\(error)")
        }
        return true
    }

    /// What validation has against it.
    var problem: Diagnostic? {
        let place = SourceLocation(file: path, line: 1, column: 1)
        return switch state {
        case .current, .edited(isCommittedStale: false): nil
        case .missing:
            Diagnostic(place, "There is no file for the learner to edit.", remedy: "Run `course author sync`.")
        case .stale:
            Diagnostic(
                place, "The file is not the starter that the solution gives.", remedy: "Run `course author sync`.")
        case .edited(isCommittedStale: true):
            Diagnostic(
                place, "The committed file is not the starter that the solution gives.",
                remedy: "Run `course reset \(exercise.id)`, and commit the file.")
        }
    }

    private static func state(
        of file: URL, _ starter: Data, lastSynchronized: String?, solution: URL
    ) async throws -> State {
        // Whoever's editor or checkout has other line ends has the same file.
        guard let mine = (try? Data(contentsOf: file)).map({ LineEnds.unified($0) }) else { return .missing }
        if mine == starter { return .current }
        if SyncRecord.digest(of: mine) == lastSynchronized { return .stale }
        if let committed = try await CommittedFile.contents(of: solution) {
            let source = MarkedSource(String(decoding: committed, as: UTF8.self), file: "")
            if mine == Data(source.starter.text.utf8) { return .stale }
        }
        let committed = try await CommittedFile.contents(of: file)
        return .edited(isCommittedStale: committed.map { LineEnds.unified($0) != starter } ?? false)
    }
}
