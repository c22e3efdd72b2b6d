import Foundation
import Lessons
import Sandbox

/// Runs the built check of an exercise, contained, in a fresh folder.
struct ExerciseRun: Sendable {
    let containment: any Containment
    /// What the program must not see, wherever it lies: the course, and what is built from it.
    var hidden: [URL] = []
    /// Tells the processes of this run from all others: it is in their environment.
    var marker = ""
    /// How many threads the matrix library may use.
    var threads = 2

    /// Runs a check to its end.
    ///
    /// - Parameter library: the library of the course that it is linked with.
    /// - Throws: `BuildFault.unwritable`, `SupervisionError`, `CancellationError`. Whatever the program does is a result.
    func run(
        _ executable: URL, with library: URL, _ assignment: Assignment, for exercise: ExerciseSpec, of lesson: Lesson,
        in folder: RunFolder
    ) async throws -> RunReport {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(assignment).write(to: folder.assignment)
        } catch {
            throw BuildFault.unwritable(path: folder.assignment.path, reason: error.localizedDescription)
        }
        let limits = exercise.limits
        return try await containment.run(
            SandboxRequest(
                executable: executable.path,
                environment: environment(in: folder),
                directory: folder.scratch.path,
                limits: .exercise(
                    wallSeconds: limits.wall / .seconds(1), memoryBytes: limits.memory, outputBytes: limits.stdout),
                policy: policy(of: executable, with: library, assignment, in: folder),
                scratch: folder.folder.path))
    }

    /// The program itself, what it is asked and what it is given, and its one folder; not the references, the solutions, the
    /// mistakes, what was built from them, the history of the course, the progress, or anybody's home.
    private func policy(
        of executable: URL, with library: URL, _ assignment: Assignment, in folder: RunFolder
    ) -> SandboxPolicy {
        SandboxPolicy(
            readable: [executable.path, library.path, folder.assignment.path] + assignment.givenFiles
                + SwiftRuntime.folders(),
            writable: [folder.scratch.path], hidden: hidden.map(\.path))
    }

    /// The same small environment wherever the course is run, so that a check gives the same numbers everywhere.
    private func environment(in folder: RunFolder) -> [String: String] {
        var environment = [
            "PATH": "/usr/bin:/bin",
            "HOME": folder.scratch.path,
            "TMPDIR": folder.temporary.path,
            "LANG": "C.UTF-8",
            // NN cuts its products itself, and would only end the threads that OpenBLAS had begun.
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "\(threads)",
            "VECLIB_MAXIMUM_THREADS": "\(threads)",
            // The trap's message does not say where in the learner's file it happened; the backtrace does.
            "SWIFT_BACKTRACE":
                "enable=yes,color=no,interactive=no,threads=crashed,images=none,registers=none,limit=24,top=4,"
                + "sanitize=no,timeout=5s",
            Assignment.environmentKey: folder.assignment.path,
        ]
        if !marker.isEmpty { environment["COURSE_RUN"] = marker }
        // A toolchain that is not where the program was linked to expect it.
        environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        // The kernels that the start script found for this processor, which OpenBLAS may not know.
        environment["OPENBLAS_CORETYPE"] = ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"]
        return environment
    }
}
