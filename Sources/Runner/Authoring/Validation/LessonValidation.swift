import Checking
import Foundation
import Lessons
import Sandbox

/// The author gate: holds lessons to all that a learner may rely on, and lists every problem at once.
package struct LessonValidation: Sendable {
    package let load: CourseLoad
    package let paths: CoursePaths
    package let containment: any Containment
    /// Whether to try also what has passed before and has not changed.
    package var again = false
    /// How solutions are built and run.
    var ways = SolutionRun.validation
    package var progress: @Sendable (ValidationStep) -> Void = { _ in }

    package init(
        load: CourseLoad, paths: CoursePaths, containment: any Containment, again: Bool = false,
        progress: @escaping @Sendable (ValidationStep) -> Void = { _ in }
    ) {
        self.load = load
        self.paths = paths
        self.containment = containment
        self.again = again
        self.progress = progress
    }

    /// Tries lessons.
    ///
    /// - Parameters:
    ///   - folders: the names of the lessons' folders; all when nil.
    ///   - finished: told of each lesson when it is done.
    /// - Throws: `CancellationError`, `BuildFault.noCompiler` and `.unwritable`, `WeightsError.unwritable`.
    package func check(
        _ folders: Set<String>? = nil, finished: @Sendable (LessonReport) async -> Void = { _ in }
    ) async throws -> ValidationReport {
        let toolchain = try Toolchain()
        let digests = FileDigests()
        var reports: [LessonReport] = []
        for broken in load.broken where folders?.contains(broken.folderName) ?? true {
            reports.append(
                LessonReport(
                    id: broken.id, folder: broken.folderName, seconds: 0, exercises: [],
                    problems: broken.diagnostics))
            await finished(reports[reports.count - 1])
        }
        for lesson in load.course.lessons where folders?.contains(lesson.folderName) ?? true {
            reports.append(try await report(of: lesson, toolchain, digests))
            await finished(reports[reports.count - 1])
        }
        return ValidationReport(
            lessons: reports.sorted { $0.folder < $1.folder }, courseProblems: load.courseDiagnostics + manifest())
    }

    /// The target list has to be what the lessons say; lessons that cannot be read say nothing.
    package func manifest() -> [Diagnostic] {
        guard load.diagnostics.isEmpty else { return [] }
        let file = paths.lessons.appending(path: "Package.swift")
        let text = (try? String(contentsOf: file, encoding: .utf8)).map { LineEnds.unified($0) }
        guard text != LessonsManifest.text(for: load.course) else { return [] }
        return [
            Diagnostic(
                SourceLocation(file: paths.relative(file.path), line: 1, column: 1),
                text == nil ? "There is no target list." : "The target list is not what the lessons say.",
                remedy: "Run `course author sync`.")
        ]
    }

    private func report(
        of lesson: Lesson, _ toolchain: Toolchain, _ digests: FileDigests
    ) async throws -> LessonReport {
        let clock = SuspendingClock()
        let start = clock.now
        var report = LessonReport(id: lesson.id, folder: lesson.folderName, seconds: 0, exercises: [], problems: [])
        let rules = SourceRules(lesson: lesson, paths: paths)
        for exercise in lesson.exercises { report.problems += await rules.starters(of: exercise) }
        let sources = ReferenceSources(lesson: lesson, models: load.course.models, paths: paths)
        report.problems += ProvenanceRules(sources: sources, digests: digests).problems()
        report.notices = lesson.exercises.flatMap {
            CaseCoverage(exercise: $0, lesson: lesson).notices() + HintCoverage(exercise: $0).notices()
        }
        let key = LessonKey.key(of: lesson, course: load.course, paths: paths, toolchain: toolchain)
        let unreadable = PictureRules(lesson: lesson).problems()
        report.problems += unreadable
        if !again, ValidationRecord(of: paths).passed[lesson.id] == key {
            report.wasSkipped = true
        } else {
            let runner = VariantRunner(paths: paths, containment: containment)
            let total = lesson.exercises.reduce(0) { $0 + Trial.all(of: $1, in: lesson, solution: ways).count + 1 }
            let count = StepCounter()
            for exercise in lesson.exercises {
                let broken = rules.sources(of: exercise)
                report.problems += broken
                // What is run on a picture that cannot be read says the same again, in many ways.
                guard broken.isEmpty, unreadable.isEmpty else { continue }
                let validation = ExerciseValidation(runner: runner, exercise: exercise, lesson: lesson, ways: ways) {
                    what in
                    progress(
                        ValidationStep(
                            lesson: lesson.folderName, what: "\(exercise.id), \(what)", done: count.next(), total: total
                        ))
                }
                report.exercises.append(try await validation.report())
            }
            report.problems += report.exercises.flatMap(\.problems)
            if unreadable.isEmpty { report.problems += PartRules(lesson: lesson, course: load.course).problems() }
            remember(report, lesson, key)
        }
        report.seconds = (clock.now - start) / .seconds(1)
        return report
    }

    private func remember(_ report: LessonReport, _ lesson: Lesson, _ key: String) {
        var record = ValidationRecord(of: paths)
        record.passed[lesson.id] = report.problems.isEmpty ? key : nil
        record.save(in: paths)
    }
}
