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
    /// Whoever errs in a natural way is mostly told something that points at the cause, and never anything that is not so.
    ///
    /// The table was written before the remarks were. Where something else was said than it foresaw, it says so: a remark that
    /// points at the cause as well was entered in the other's place, and one that does not is an aside, and does not count.
    @Test func remark_pointsAtTheCause_orThereIsNone() async throws {
        let paths = CoursePaths(root: ShippedCourse.project)
        // Beside the lessons and not in them: nothing of a lesson may change while it is checked.
        let folder = paths.build.appending(path: "wrong-answers")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let containment = try await ContainmentLadder(supervisor: ShippedCourse.supervisor).choose()
        let pipeline = CheckPipeline(paths: paths, containment: containment)
        var right = 0
        for (number, answer) in WrongAnswer.all.enumerated() {
            let lesson = try #require(
                ShippedCourse.course.lessons.first { $0.exercises.contains { $0.id == answer.exercise } })
            let exercise = try #require(lesson.exercises.first { $0.id == answer.exercise })
            let file = folder.appending(path: "\(answer.exercise)-\(number).swift")
            try answer.program(of: lesson, exercise).write(to: file, atomically: true, encoding: .utf8)
            let steps = lesson.folder.pathComponents.count - paths.root.pathComponents.count
            let path = String(repeating: "../", count: steps) + paths.relative(file.path)
            let record = try await pipeline.check(exercise, in: lesson, variant: .mistake(source: path))
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
        #expect(WrongAnswer.all.count >= 160)
        #expect(right >= 120)
    }

    /// What `docs/grading.md` says of the remarks is what the table holds: each remark's lessons, and how many answers there are.
    @Test func documentation_hasTheTablesLessonsAndNumbers() throws {
        let text = try String(
            contentsOf: ShippedCourse.project.appending(path: "docs/grading.md"), encoding: .utf8)
        var lessons: [String: Set<Int>] = [:]
        for answer in WrongAnswer.all where answer.aside == nil {
            guard let remark = answer.remark else { continue }
            lessons[remark, default: []].insert(
                try #require(ShippedCourse.course.lesson(of: answer.exercise), "\(answer.exercise)").number)
        }
        let table = try #require(text.split(separator: "\n\n").first { $0.hasPrefix("| `id` | what is certain") })
        let rows = table.split(separator: "\n").compactMap { line -> (ids: [String], lessons: Set<Int>)? in
            guard let row = line.wholeMatch(of: #/\| (`[a-z`, -]+`) \| [^|]+ \|([ 0-9,]*)\|/#) else { return nil }
            let ids = row.1.matches(of: #/`([a-z-]+)`/#).map { String($0.1) }
            return (ids, Set(row.2.matches(of: #/\d+/#).compactMap { Int($0.0) }))
        }
        let documented = Set(rows.flatMap(\.ids))
        #expect(Set(lessons.keys).isSubset(of: documented))
        for row in rows where !row.lessons.isEmpty || row.ids.contains(where: { lessons[$0] != nil }) {
            let wanted = row.ids.reduce(into: Set<Int>()) { $0.formUnion(lessons[$1] ?? []) }
            #expect(row.lessons == wanted, "\(row.ids)")
        }
        let all = WrongAnswer.all
        let (asides, silent) = (
            all.count { $0.aside != nil && $0.aside != "none" }, all.count { $0.remark == nil && $0.aside == nil }
        )
        let said = "Of \(all.count), \(all.count - asides - silent) get one"
        #expect(text.contains(said), "\(said) ...")
    }
}
