import Classroom
import Foundation
import Lessons
import Sandbox
import Support
import TerminalUI

/// A class graded from end to end, while a live line says how far it is.
struct ClassGradingSession: Sendable {
    let session: CourseSession
    let out: URL
    /// Whether remarks beside the result are left out, because a program reads along.
    let isQuiet: Bool

    private var version: String { CourseCommand.configuration.version }

    /// Grades a share, and writes what comes of it where it is the only one.
    func grade(_ request: ClassGrading.Request, in containment: any Containment) async throws -> GradeResult {
        let grading = try ClassGrading(request, course: session.course, paths: session.paths, version: version)
        let began = ContinuousClock.now
        try await telling { tell in
            try await grading.run(in: containment) { tell(.judging($0)) }
        }
        let grades = try grading.grades()
        let seconds = began.duration(to: .now) / .seconds(1)
        var result = GradeResult(
            out: out, grades: grades, shard: request.shard, seconds: seconds, others: grading.others)
        if request.shard.count == 1 {
            (result.files, result.notices) = try await reports(
                grades, grading.plan, pictures: grading.store.pictures)
        }
        return result
    }

    /// Puts shares together.
    func merge(_ folders: [URL]) async throws -> GradeResult {
        let began = ContinuousClock.now
        let merge = try ShardMerge(folders, out: out, course: session.course)
        let grades = try merge.merge()
        let (files, notices) = try await reports(grades, merge.plan, pictures: merge.pictures)
        return GradeResult(
            out: out, grades: grades, shard: .init(number: 1, count: 1),
            seconds: began.duration(to: .now) / .seconds(1),
            files: files, notices: notices, merged: merge.count)
    }

    private func reports(
        _ grades: ClassGrades, _ plan: GradingPlan, pictures: URL
    ) async throws -> (files: [String], notices: [String]) {
        let reports = ClassReports(grades: grades, plan: plan, pictures: pictures)
        let files = try await telling { tell in
            try reports.write(to: out) { done, total in tell(.writing(done: done, total: total)) }
        }
        // Who gave no roster waits for no gradebook.
        return (files, grades.submissions.contains { $0.person != nil } ? reports.notices : [])
    }

    private enum Step: Sendable {
        case judging(GradingProgress)
        case writing(done: Int, total: Int)
    }

    private func telling<Result>(
        _ work: (@escaping @Sendable (Step) -> Void) async throws -> Result
    ) async throws -> Result {
        let began = ContinuousClock.now
        return try await LiveLine(terminal: session.terminal).telling { line, step in
            await line.show(Self.words(step, since: began))
            if let note = Self.note(step) { await line.note(note) }
        } of: {
            try await work($0)
        }
    }

    private static func words(_ step: Step, since began: ContinuousClock.Instant) -> String {
        switch step {
        case .judging(let progress):
            let name = progress.name.harmless.clipped(to: 32)
            let count = "\(progress.done)/\(progress.total)"
            if progress.stage == .secondTries { return "Once more, alone: \(name)  \(count)" }
            let seconds = began.duration(to: .now) / .seconds(1)
            // What was done before goes by in no time, and would make the rest seem short.
            let left = progress.done >= 5 ? seconds / Double(progress.done) * Double(progress.total - progress.done) : 0
            return "Grading \(name)  \(count)" + (left > 90 ? "  about \(Int((left / 60).rounded(.up))) min more" : "")
        case .writing(let done, let total): return "Writing feedback  \(done)/\(total)"
        }
    }

    /// A line of its own for every tenth of the way, where no line can be rewritten.
    private static func note(_ step: Step) -> String? {
        guard case .judging(let progress) = step, progress.stage == .judging, progress.total > 0 else { return nil }
        let tenth = progress.done * 10 / progress.total
        return "Grading ... \(tenth * progress.total / 10) of \(progress.total)"
    }
}

/// What grading a class came to.
struct GradeResult: Sendable {
    let out: URL
    let grades: ClassGrades
    let shard: GradingRunRecord.Shard
    let seconds: Double
    /// Entries of the folder that are no submission.
    var others: [String] = []
    /// What was written, relative to `out`; nothing for a share.
    var files: [String] = []
    /// What was not written and why, in sentences.
    var notices: [String] = []
    /// How many shares were put together; nil where none were.
    var merged: Int?

    /// Whether the course was at fault for some.
    var hasFaults: Bool { grades.submissions.contains { $0.status == .infrastructure } }

    func count(_ status: SubmissionGrade.Status) -> Int { grades.submissions.count { $0.status == status } }
}
