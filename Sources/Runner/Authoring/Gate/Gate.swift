import Checking
import Foundation
import Lessons
import Sandbox

/// The author gate: holds lessons to all that a learner may rely on, and lists every problem at once.
package struct Gate: Sendable {
    package let load: CourseLoad
    package let workspace: Workspace
    package let containment: any Containment
    /// Whether to try also what has passed before and has not changed.
    package var again = false
    /// How solutions are built and run.
    var ways = SolutionRun.gate
    package var progress: @Sendable (GateStep) -> Void = { _ in }

    package init(
        load: CourseLoad, workspace: Workspace, containment: any Containment, again: Bool = false,
        progress: @escaping @Sendable (GateStep) -> Void = { _ in }
    ) {
        self.load = load
        self.workspace = workspace
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
    ) async throws -> GateReport {
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
        return GateReport(
            lessons: reports.sorted { $0.folder < $1.folder }, courseProblems: load.courseDiagnostics + manifest())
    }

    /// The target list has to be what the lessons say; lessons that cannot be read say nothing.
    package func manifest() -> [Diagnostic] {
        guard load.diagnostics.isEmpty else { return [] }
        let file = workspace.lessons.appending(path: "Package.swift")
        let text = try? String(contentsOf: file, encoding: .utf8)
        guard text != LessonsManifest.text(for: load.course, courseKit: "..") else { return [] }
        return [
            Diagnostic(
                SourceLocation(file: workspace.relative(file.path), line: 1, column: 1),
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
        let rules = SourceRules(lesson: lesson, workspace: workspace)
        for exercise in lesson.exercises { report.problems += await rules.starters(of: exercise) }
        let sources = ReferenceSources(lesson: lesson, models: load.course.models, workspace: workspace)
        report.problems += ProvenanceRules(sources: sources, digests: digests).problems()
        let key = LessonKey.key(of: lesson, course: load.course, workspace: workspace, toolchain: toolchain)
        if !again, GateRecord(of: workspace).passed[lesson.id] == key {
            report.wasSkipped = true
        } else {
            let bench = Workbench(course: load.course, workspace: workspace, containment: containment)
            let total = lesson.exercises.reduce(0) { $0 + Trial.all(of: $1, solution: ways).count + 1 }
            let count = StepCounter()
            for exercise in lesson.exercises {
                let broken = rules.sources(of: exercise)
                guard broken.isEmpty else {
                    report.problems += broken
                    continue
                }
                let gate = ExerciseGate(bench: bench, exercise: exercise, lesson: lesson, ways: ways) { what in
                    progress(
                        GateStep(
                            lesson: lesson.folderName, what: "\(exercise.id), \(what)", done: count.next(), total: total
                        ))
                }
                report.exercises.append(try await gate.report())
            }
            report.problems += report.exercises.flatMap(\.problems)
            remember(report, lesson, key)
        }
        report.seconds = (clock.now - start) / .seconds(1)
        return report
    }

    private func remember(_ report: LessonReport, _ lesson: Lesson, _ key: String) {
        var record = GateRecord(of: workspace)
        record.passed[lesson.id] = report.problems.isEmpty ? key : nil
        record.save(in: workspace)
    }
}
