import Foundation
import Grading
import Lessons
import Testing

@testable import Checking
@testable import Sandbox

/// What is said of answers that are wrong in a way that no lesson has declared: programs as learners write them, built, run
/// and graded as theirs are.
@Suite(.serialized, .timeLimit(.minutes(20)))
struct WrongAnswerTests {
    /// A copy of the lessons below the project, so that they are built against its kit.
    private static let root = ShippedCourse.project.appending(path: ".build/wrong-answers/\(getpid())")

    init() throws {
        let files = FileManager.default
        try files.createDirectory(at: Self.root, withIntermediateDirectories: true)
        for name in ["Lessons", "Models"] where !files.fileExists(atPath: Self.root.appending(path: name).path) {
            try files.copyItem(
                at: ShippedCourse.project.appending(path: name), to: Self.root.appending(path: name))
        }
    }

    /// Whoever errs in a natural way is mostly told something that points at the cause, and never anything that is not so.
    ///
    /// The table was written before the remarks were. Where something else was said than it foresaw, it says so: a remark that
    /// points at the cause as well was entered in the other's place, and one that does not is an aside, and does not count.
    @Test func remark_pointsAtTheCause_orThereIsNone() async throws {
        defer { try? FileManager.default.removeItem(at: Self.root) }
        let course = Course.load(from: Self.root.appending(path: "Lessons")).course
        let paths = CoursePaths(root: Self.root, build: ShippedCourse.project.appending(path: ".build/exercises"))
        let containment = try await ContainmentLadder(supervisor: ShippedCourse.supervisor).choose()
        let pipeline = CheckPipeline(paths: paths, containment: containment)
        var right = 0
        for answer in WrongAnswer.all {
            let lesson = try #require(course.lesson(of: answer.exercise), "\(answer.exercise)")
            let exercise = try #require(lesson.exercises.first { $0.id == answer.exercise })
            let file = lesson.folder.appending(path: try #require(exercise.edit.first))
            try answer.program(of: lesson, exercise).write(to: file, atomically: true, encoding: .utf8)
            let record = try await pipeline.check(exercise, in: lesson)
            let name = "\(answer.exercise), \(answer.did)"
            guard let verdict = record.verdict else {
                Issue.record("\(name): \(OutcomeWords(exercise: exercise, record: record).sentences)")
                continue
            }
            #expect(verdict.outcome == .failed && verdict.diagnosis == nil, "\(name): \(verdict.diagnosis?.id ?? "")")
            let remark = verdict.observation
            #expect(
                remark?.id ?? "none" == answer.aside ?? answer.remark ?? "none",
                "\(name): \(remark.map { "\($0.id): \($0.say)" } ?? "nothing")")
            if answer.aside == nil, answer.remark != nil, remark?.id == answer.remark { right += 1 }
        }
        #expect(WrongAnswer.all.count >= 60)
        #expect(right >= 40)
    }
}
