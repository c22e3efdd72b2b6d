import Foundation
import Grading
import Lessons
import Sandbox

/// Builds, runs and grades an exercise: the one way in which the learner's code, the solution, the starter and every known
/// mistake are judged.
package struct CheckPipeline: Sendable {
    package let paths: CoursePaths
    package let containment: any Containment
    /// Put into the environment of every program that is run, for finding them.
    var marker = ""
    /// How many threads the matrix library of every program may use.
    package var threads = 2
    /// Where full logs go; beside the learner's progress when nil.
    package var logs: URL?
    /// Whether exercises are built with `-O`: never for a learner, who needs the messages that it strips.
    package var optimized = false

    package init(paths: CoursePaths, containment: any Containment) {
        self.paths = paths
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
        let attempt = try await attempt(exercise, in: lesson, variant, progress)
        let name = variant == .learner ? "\(exercise.id).log" : "\(exercise.id).\(variant.name).log"
        let log = CheckLog(
            judgement: attempt.judgement, build: attempt.build, run: attempt.run, isCut: attempt.isLogCut)
        return CheckRecord(
            exercise: exercise.id, variant: variant, judgement: attempt.judgement,
            seconds: .init(
                build: attempt.build?.seconds ?? 0, run: attempt.run?.seconds ?? 0, grade: attempt.gradeSeconds),
            containment: containment.name, log: log.write(to: (logs ?? paths.logs).appending(path: name)),
            sources: attempt.build?.sources, run: attempt.run, isCut: attempt.isCut)
    }

    /// How far a check came, and what of each stage.
    private struct Attempt {
        var judgement: Judgement
        var build: BuildResult?
        var run: RunReport?
        /// Whether the run printed something in hidden cases, which is not in its report; to either stream, for the log.
        var isCut = false
        var isLogCut = false
        var gradeSeconds = 0.0
    }

    // MARK: The stages

    private func attempt(
        _ exercise: ExerciseSpec, in lesson: Lesson, _ variant: Variant,
        _ progress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws(CancellationError) -> Attempt {
        if variant.isOwnWork, let changed = Provenance.changedReference(of: exercise, in: lesson) {
            return Attempt(judgement: .notGraded(.fault(changed)))
        }
        if let complaints = complaintsAboutFiles(exercise, in: lesson, variant) {
            return Attempt(judgement: .notGraded(.didNotBuild(complaints)))
        }
        let build: BuildResult
        do {
            build = try await ExerciseBuild(paths: paths, containment: containment, optimized: optimized)
                .build(exercise, of: lesson, variant: variant) { progress(.building($0)) }
        } catch BuildFault.missingSource(let file, let whose) where whose.isOwnWork {
            return Attempt(judgement: .notGraded(.missingFile(name(file, of: variant, in: lesson))))
        } catch BuildFault.notAPlainFile(let file) {
            return Attempt(judgement: .notGraded(.notAPlainFile(name(file, of: variant, in: lesson))))
        } catch {
            return Attempt(judgement: .notGraded(try Self.fault(error)))
        }
        switch build.ending {
        case .failed(let messages): return Attempt(judgement: .notGraded(.didNotBuild(messages)), build: build)
        case .timedOut(let seconds):
            return Attempt(judgement: .notGraded(.buildTimedOut(seconds: seconds)), build: build)
        case .overLimit(let resource, let limit):
            return Attempt(judgement: .notGraded(.buildOverLimit(resource, limit: limit)), build: build)
        case .built(let executable, let library):
            do {
                return try await run(executable, with: library, build, exercise, in: lesson, variant, progress)
            } catch {
                return Attempt(judgement: .notGraded(try Self.fault(error)), build: build)
            }
        }
    }

    private func run(
        _ executable: URL, with library: URL, _ build: BuildResult, _ exercise: ExerciseSpec, in lesson: Lesson,
        _ variant: Variant,
        _ progress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws -> Attempt {
        progress(.running)
        RunFolder.sweep(paths.runs)
        let folder = try RunFolder(in: paths.runs)
        defer { folder.remove() }
        let before = LessonStamp(of: lesson.folder)
        let runner = ExerciseRun(
            containment: containment, hidden: [paths.root, paths.courseKit, paths.build],
            marker: marker, threads: threads)
        let assignment = try Assignment(exercise, of: lesson, models: paths.models, in: folder)
        var report = try await runner.run(
            executable, with: library, assignment, for: exercise, of: lesson, in: folder)
        let (printed, errors) = (assignment.byCase(report.standardOutput), assignment.byCase(report.standardError))
        let said = (shown: assignment.renamed(errors.shown), all: assignment.renamed(errors.shown + errors.withheld))
        // What it says of itself is read as a whole; what a learner gets to see of it is another matter.
        report.standardError = said.all
        func attempt(_ judgement: Judgement, gradeSeconds: Double = 0) -> Attempt {
            // What a program of the course's own prints is for its author.
            let isLearners = variant == .learner
            var seen = report
            seen.standardOutput = isLearners ? printed.shown : printed.shown + printed.withheld
            seen.standardError = isLearners ? said.shown : said.all
            return Attempt(
                judgement: judgement, build: build, run: seen, isCut: isLearners && printed.isCut,
                isLogCut: isLearners && (printed.isCut || errors.isCut), gradeSeconds: gradeSeconds)
        }
        if let changed = LessonStamp(of: lesson.folder).firstChange(since: before) {
            let file = paths.relative(lesson.folder.appending(path: changed).path)
            return attempt(.notGraded(.fault(FaultSentence.lessonChanged(file))))
        }
        if let claim = CheckProblem.claimedFault(in: report),
            let fault = try await confirmed(claim, variant, exercise, in: lesson, folder)
        {
            return attempt(.notGraded(.fault(fault)))
        }
        let files = compiledFiles(of: exercise, in: lesson)
        var problem = CheckProblem(report, memoryLimit: exercise.limits.memory, files: files)
        if variant == .learner, printed.reachedHidden || errors.reachedHidden {
            problem = problem?.withoutWords(butThoseOf: said.shown)
        }
        // What was handed in before `yourTurn` was reached is graded as a part.
        var unfinished: String?
        if case .notAttempted(let task) = problem { unfinished = task }
        if let problem, unfinished == nil || !Self.isPlainFile(folder.outputs) { return attempt(.notGraded(problem)) }
        guard Self.isPlainFile(folder.outputs) else { return attempt(.notGraded(.noOutput)) }
        progress(.grading)
        let clock = SuspendingClock()
        let start = clock.now
        let verdict = Grader(lessonFolder: lesson.folder).grade(
            exercise, outputs: folder.outputs, caseNames: assignment.names, unfinished: unfinished)
        if let problem, verdict.outcome == .noOutput { return attempt(.notGraded(problem)) }
        return attempt(.graded(verdict), gradeSeconds: (clock.now - start) / .seconds(1))
    }

    // MARK: Parts

    /// What the learner knows a file of a variant as.
    private func name(_ file: String, of variant: Variant, in lesson: Lesson) -> String {
        guard case .handedIn(let folder) = variant, file.hasPrefix(folder.path + "/") else {
            return paths.relative(file)
        }
        return paths.relative(lesson.folder.appending(path: String(file.dropFirst(folder.path.count + 1))).path)
    }

    /// What the compiler would not mind about the files, their size and their imports; nil when there is nothing, or they cannot
    /// be read.
    private func complaintsAboutFiles(
        _ exercise: ExerciseSpec, in lesson: Lesson, _ variant: Variant
    ) -> [CompilerMessage]? {
        let files = try? VariantSources(lesson: lesson.folder, exercise: exercise).files(for: variant)
        let complaints = (files ?? []).flatMap { file in
            let path = paths.relative(lesson.folder.appending(path: file.path).path)
            if variant.isOwnWork, file.contents.count > LearnerFile.mostBytes {
                return [LearnerFile.tooLarge(path, bytes: file.contents.count)]
            }
            return ImportRules(file: path, source: file.contents).complaints()
        }
        return complaints.isEmpty ? nil : complaints
    }

    /// What is said of an error that is the course's own.
    private static func fault(_ error: any Error) throws(CancellationError) -> CheckProblem {
        if error is CancellationError || Task.isCancelled { throw CancellationError() }
        return .fault(FaultSentence.about(error))
    }

    /// What there is to a program's claim that the course is at fault; nil when nothing bears it out.
    ///
    /// Only the course can know: it looks at the disk, and lets its own solution do what the learner's file did.
    private func confirmed(
        _ claim: String, _ variant: Variant, _ exercise: ExerciseSpec, in lesson: Lesson, _ folder: RunFolder
    ) async throws -> String? {
        if variant == .solution { return claim }
        if folder.isOnFullDisk { return FaultSentence.fullDisk(folder.folder.path) }
        let own = try await attempt(exercise, in: lesson, .solution) { _ in }
        guard case .notGraded(.fault(let said)) = own.judgement else { return nil }
        return said
    }

    /// The learner's own names of the files, by the paths that the compiler saw.
    private func compiledFiles(of exercise: ExerciseSpec, in lesson: Lesson) -> [String: String] {
        Dictionary(
            exercise.edit.map { path in
                (
                    paths.staging.appending(path: "\(lesson.folderName)/\(path)").path,
                    paths.relative(lesson.folder.appending(path: path).path)
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// A link, a pipe or a folder in the place of the outputs is none of them, and must not be opened.
    private static func isPlainFile(_ file: URL) -> Bool {
        var status = stat()
        return lstat(file.path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
