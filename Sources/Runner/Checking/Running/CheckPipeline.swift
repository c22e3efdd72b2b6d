import Foundation
import Grading
import Lessons
import Sandbox

/// Builds, runs, grades and records an exercise: the one way in which the learner's code, the solution, the starter and every
/// known mistake are judged.
package struct CheckPipeline: Sendable {
    package let course: Course
    package let workspace: Workspace
    package let containment: any Containment
    /// Put into the environment of every program that is run, for finding them.
    package var marker = ""
    /// How many threads the matrix library of every program may use.
    package var threads = 2
    /// Whether exercises are built with `-O`: never for a learner, who needs the messages that it strips.
    package var optimized = false
    /// Shown every file that was handed in before it is graded; unless it is the learner's, it is removed afterwards.
    package var inspect: @Sendable (URL) -> Void = { _ in }

    package init(course: Course, workspace: Workspace, containment: any Containment) {
        self.course = course
        self.workspace = workspace
        self.containment = containment
    }

    /// Checks one exercise.
    ///
    /// Whatever goes wrong is a record, also when it is the course's own fault.
    ///
    /// - Throws: `CancellationError` alone.
    package func check(
        _ exercise: ExerciseSpec, in lesson: Lesson, variant: Variant = .learner,
        progress: @escaping @Sendable (CheckProgress) -> Void = { _ in }
    ) async throws(CancellationError) -> CheckRecord {
        var record = CheckRecord(
            exercise: exercise.id, variant: variant, outcome: .graderFault, containment: containment.name)
        var log = CheckLog(file: workspace.logs.appending(path: logName(exercise, variant)))
        do {
            try await check(exercise, in: lesson, into: &record, log: &log, progress: progress)
        } catch BuildFault.missingSource(let file, .learner) {
            record.outcome = .didNotBuild
            record.problem = .missingFile(workspace.relative(file))
        } catch {
            if error is CancellationError || Task.isCancelled { throw CancellationError() }
            record.outcome = .graderFault
            record.problem = .fault(FaultSentence.about(error))
        }
        record.log = log.write(record)
        return record
    }

    private func logName(_ exercise: ExerciseSpec, _ variant: Variant) -> String {
        variant == .learner ? "\(exercise.id).log" : "\(exercise.id).\(variant.name).log"
    }

    private func check(
        _ exercise: ExerciseSpec, in lesson: Lesson, into record: inout CheckRecord, log: inout CheckLog,
        progress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws {
        let build = try await ExerciseBuild(
            course: course, workspace: workspace, containment: containment, optimized: optimized
        )
        .build(exercise, of: lesson, variant: record.variant) { progress(.building($0)) }
        record.seconds.build = build.seconds
        record.sources = build.sources
        log.build = build.log
        switch build.ending {
        case .failed(let messages):
            record.outcome = .didNotBuild
            record.problem = .didNotBuild(messages)
        case .timedOut(let seconds):
            record.outcome = .timedOut
            record.problem = .buildTimedOut(seconds: seconds)
        case .built(let executable):
            progress(.running)
            RunFolder.sweep(workspace.runs)
            let folder = try RunFolder(in: workspace.runs)
            defer { folder.remove() }
            let before = LessonStamp(of: lesson.folder)
            let report = try await ExerciseRun(
                course: course, containment: containment,
                hidden: [workspace.root, workspace.courseKit, workspace.build], marker: marker, threads: threads
            )
            .run(executable, for: exercise, of: lesson, in: folder)
            log.run = report
            if let changed = LessonStamp(of: lesson.folder).firstChange(since: before) {
                throw GradingFault.lessonChanged(file: workspace.relative(lesson.folder.appending(path: changed).path))
            }
            try grade(report, of: exercise, in: lesson, folder: folder, into: &record, progress: progress)
        }
    }

    private func grade(
        _ report: RunReport, of exercise: ExerciseSpec, in lesson: Lesson, folder: RunFolder,
        into record: inout CheckRecord, progress: @Sendable (CheckProgress) -> Void
    ) throws {
        record.seconds.run = report.seconds
        record.printed = String(decoding: report.standardOutput, as: UTF8.self)
        record.peakMemoryBytes = report.peakMemoryBytes
        record.leftBehind = report.leftBehind
        if let reading = RunReading(
            report, memoryLimit: exercise.limits.memory, files: compiledFiles(of: exercise, in: lesson))
        {
            record.outcome = reading.outcome
            record.problem = reading.problem
            return
        }
        guard Self.isPlainFile(folder.outputs) else {
            record.outcome = .noOutput
            record.problem = .noOutput
            return
        }
        inspect(folder.outputs)
        progress(.grading)
        let clock = SuspendingClock()
        let start = clock.now
        let outputs = record.variant == .learner ? try keep(folder.outputs, of: exercise) : folder.outputs
        let verdict = Grader(lessonFolder: lesson.folder).grade(exercise, outputs: outputs)
        record.outputs = record.variant == .learner ? outputs : nil
        record.verdict = verdict
        record.outcome = verdict.outcome
        record.seconds.grade = (clock.now - start) / .seconds(1)
    }

    /// The learner's own names of the files, by the paths that the compiler saw.
    private func compiledFiles(of exercise: ExerciseSpec, in lesson: Lesson) -> [String: String] {
        Dictionary(
            exercise.edit.map { path in
                (
                    workspace.package.appending(path: "\(lesson.folderName)/\(path)").path,
                    workspace.relative(lesson.folder.appending(path: path).path)
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// A link, a pipe or a folder in the place of the outputs is none of them, and must not be opened.
    private static func isPlainFile(_ file: URL) -> Bool {
        var status = stat()
        return lstat(file.path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Moves the outputs to where they outlast the run, for drawing them.
    private func keep(_ outputs: URL, of exercise: ExerciseSpec) throws(BuildFault) -> URL {
        let kept = workspace.outputs.appending(path: "\(exercise.id).safetensors")
        do {
            try FileManager.default.createDirectory(at: workspace.outputs, withIntermediateDirectories: true)
            if rename(outputs.path, kept.path) != 0 {
                try? FileManager.default.removeItem(at: kept)
                try FileManager.default.moveItem(at: outputs, to: kept)
            }
        } catch {
            throw .unwritable(path: kept.path, reason: error.localizedDescription)
        }
        return kept
    }
}
