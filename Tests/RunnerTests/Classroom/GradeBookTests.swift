import Foundation
import Lessons
import Testing

@testable import Classroom

/// From what was judged to a grade.
struct GradeBookTests {
    private func course() -> Course {
        func exercise(_ id: String, points: Int) -> ExerciseSpec {
            let outputs = (0..<points).map { number in
                OutputSpec(
                    name: "o\(number)", shape: [], reference: .init(file: "r", key: "k"), comparison: Comparison(.exact)
                )
            }
            return ExerciseSpec(id: id, title: id, target: id, edit: ["Exercise/\(id).swift"], outputs: outputs)
        }
        let lesson = Lesson(
            id: "one", title: "One", requires: [], number: 1, folder: URL(filePath: "/c/Lessons/01-one"), blocks: [],
            exercises: [exercise("a", points: 3), exercise("b", points: 7)])
        return Course(root: URL(filePath: "/c/Lessons"), lessons: [lesson])
    }

    private func judged(_ id: String, _ points: Int, of possible: Int) -> JudgedExercise {
        JudgedExercise(
            exercise: id, outcome: points == possible ? .passed : .failed, points: points, possible: possible,
            heading: "",
            sentences: [], checks: [], pictures: [])
    }

    private func record(
        _ id: String, _ work: [String: SubmissionRecord.Work], at date: String? = nil,
        reading: SubmissionRecord.Reading = .read
    ) -> SubmissionRecord {
        SubmissionRecord(
            id: id, source: "\(id).zip", reading: reading, reason: reading == .read ? nil : "it is broken",
            committedAt: date.flatMap(ClassDate.parse), work: work)
    }

    private let all: [String: SubmissionRecord.Work] = ["a": .judged(key: "a"), "b": .judged(key: "b")]

    private func grades(
        _ records: [SubmissionRecord], _ plan: GradingPlan = GradingPlan(), roster: String? = nil, a: Int = 3,
        b: Int = 7
    ) throws -> ClassGrades {
        let roster = try roster.map { try Roster(reading: $0, file: "r") } ?? Roster()
        return GradeBook(course: course(), plan: plan, roster: roster, version: "1").grades(
            records, judged: ["a": judged("a", a, of: 3), "b": judged("b", b, of: 7)])
    }

    @Test func points_addUp() throws {
        let grade = try grades([record("ann", all)], b: 5).submissions[0]
        #expect(grade.total == Score(8) && grade.earned == Score(8) && grade.penalty == .zero)
        #expect(grade.problem == "failed" && grade.status == .graded && grade.lateness == nil)
    }

    @Test func weights_areExactToTheHundredth() throws {
        var plan = GradingPlan()
        plan.weights = ["a": 10, "b": 1]
        let found = try grades([record("ann", all)], plan, a: 1, b: 2)
        #expect(found.submissions[0].exercises.map { $0.earned?.fixed } == ["3.33", "0.29"])
        #expect(found.submissions[0].total?.fixed == "3.62" && found.possible == Score(11))
    }

    @Test func whatIsMissing_earnsNothing_andWhatIsUnclearTakesNothing() throws {
        let found = try grades([
            record("ann", ["a": .judged(key: "a"), "b": .missing]),
            record("bob", ["a": .judged(key: "a"), "b": .unclear("two of them")]),
            record("cy", ["a": .judged(key: "a"), "b": .fault("the disk is full")]),
            record("dee", [:], reading: .notGradable), record("eve", [:], reading: .timedOut),
            record("fay", ["a": .judged(key: "a"), "b": .judged(key: "lost")]),
        ]).submissions
        #expect(
            found.map(\.status) == [.graded, .notGradable, .infrastructure, .notGradable, .timedOut, .infrastructure])
        #expect(found.map { $0.total?.short } == ["3", nil, nil, nil, nil, nil])
        #expect(found[0].problem == "missing" && found[0].exercises[1].earned == .zero)
        #expect(
            found[1].reason == "two of them" && found[2].reason == "the disk is full"
                && found[3].reason == "it is broken")
        #expect(found[1].exercises[0].earned == Score(3))
    }

    @Test(
        arguments: [
            ("2026-11-20 23:00 Z", 0, "10"), ("2026-11-21 00:10 Z", 0, "10"), ("2026-11-21 00:20 Z", 1, "9"),
            ("2026-11-22 00:20 Z", 2, "8"), ("2026-12-31 00:00 Z", 40, "5"),
        ])
    func lateness_costsByTheDay(date: String, days: Int, total: String) throws {
        var plan = GradingPlan()
        plan.due = ClassDate.parse("2026-11-21 00:00 Z")
        plan.late = .init(grace: .seconds(900), perDay: 10, atMost: 50)
        let grade = try grades([record("ann", all, at: date)], plan).submissions[0]
        #expect(grade.lateness?.days == days && grade.total?.short == total)
    }

    @Test func extension_andRoster_goBeforeTheDateOfTheClass() throws {
        var plan = GradingPlan()
        plan.due = ClassDate.parse("2026-11-21 00:00 Z")
        plan.late = .init(perDay: 10)
        plan.extensions = ["bob": try #require(ClassDate.parse("2026-11-30 00:00 Z"))]
        let late = "2026-11-24 00:00 Z"
        let roster = "submission,submitted,due\nann,2026-11-20 00:00 Z,\ncy,,2026-11-23 12:00 Z\n"
        let found = try grades(
            [
                record("ann", all, at: late), record("bob", all, at: late), record("cy", all, at: late),
                record("dee", all, at: late),
            ],
            plan, roster: roster
        ).submissions
        #expect(found.map { $0.lateness?.days } == [0, 0, 1, 3])
        #expect(found.map { $0.total?.short } == ["10", "10", "9", "7"])
    }

    @Test func twoOfOneName_areToldApart_andWhoIsNotThereIsAbsent() throws {
        var twin = record("ann", all)
        twin.source = "ann-2.zip"
        let found = try grades([twin, record("ann", all)], roster: "name\nann\nbob\n")
        #expect(found.submissions.map(\.id) == ["ann (ann-2.zip)", "ann (ann.zip)"])
        #expect(found.submissions.map { $0.person?.name } == ["ann", "ann"])
        #expect(found.absent.map(\.name) == ["bob"])
    }

    @Test func plan_andQuestion_chooseTheExercises() throws {
        var plan = GradingPlan()
        plan.exercises = ["b"]
        #expect(try grades([record("ann", all)], plan).exercises.map(\.id) == ["b"])
        let book = GradeBook(course: course(), plan: plan, roster: Roster(), version: "1", only: ["a"])
        #expect(book.counted.isEmpty)
    }

    @Test(arguments: [
        (12.0, "12", "12.00"), (0.5, "0.5", "0.50"), (3.14159, "3.14", "3.14"), (0, "0", "0.00"),
        (-1.25, "-1.25", "-1.25"),
    ])
    func score_isWrittenShortOrWithTwoPlaces(value: Double, short: String, fixed: String) {
        #expect(Score(value).short == short && Score(value).fixed == fixed)
    }

    @Test func sumOfHundredths_isExact() {
        #expect((0..<1000).map { _ in Score(0.1) }.reduce(.zero, +) == Score(100))
    }
}
