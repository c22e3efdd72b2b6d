import Foundation
import Testing

@testable import Lessons

/// `grading.yml`: what it may say, and what is said of one that is wrong.
struct GradingPlanTests {
    private func course() -> Course {
        let exercises = ["resize", "overlay"].map { id in
            ExerciseSpec(id: id, aliases: id == "resize" ? ["scale"] : [], title: id, target: id, edit: [], outputs: [])
        }
        let lesson = Lesson(
            id: "one", title: "One", requires: [], number: 1, folder: URL(filePath: "/nowhere/01-one"), blocks: [],
            exercises: exercises)
        return Course(root: URL(filePath: "/nowhere"), lessons: [lesson])
    }

    private func parse(_ text: String) -> (plan: GradingPlan?, said: [String]) {
        let (plan, diagnostics) = GradingPlan.parse(text, file: "grading.yml", of: course())
        return (plan, diagnostics.map(\.description))
    }

    @Test func everyKey_isRead() throws {
        let (plan, said) = parse(
            """
            title: Homework 2
            exercises: [overlay, scale]
            weights: { scale: 7.5 }
            due: 2026-11-20 23:59 +01:00
            extensions: { ann: 2026-11-25T23:59:30Z }
            late: { grace: 15min, per-day: 10, at-most: 50 }
            identify: NAME.txt
            roster: class/roster.csv
            canvas: Homework 2 (4711)
            moodle: Homework 2
            classroom50: { classroom: vision, assignment: homework-2 }
            """)
        #expect(said == [])
        let found = try #require(plan)
        // In the course's order, and by present names.
        #expect(found.exercises == ["resize", "overlay"])
        #expect(found.weights == ["resize": 7.5])
        #expect(found.due == Date(timeIntervalSince1970: 1_795_215_540))
        #expect(found.extensions["ann"] == Date(timeIntervalSince1970: 1_795_651_170))
        #expect(found.late == .init(grace: .seconds(900), perDay: 10, atMost: 50))
        #expect(found.identify == "NAME.txt" && found.roster == "class/roster.csv")
        #expect(found.canvas == "Homework 2 (4711)" && found.moodle == "Homework 2")
        #expect(found.classroom50 == .init(classroom: "vision", assignment: "homework-2"))
    }

    @Test(arguments: ["", "\n\n", "# nothing yet\n"])
    func nothing_meansAllAsUsual(text: String) { #expect(parse(text).plan == GradingPlan()) }

    @Test(
        arguments: [
            ("tilte: x", "grading.yml:1:1: This block has no key \"tilte\". Did you mean \"title\"?"),
            (
                "exercises: [resise]",
                "grading.yml:1:13: The course has no exercise \"resise\". Did you mean \"resize\"?"
            ),
            ("exercises: [resize, scale]", "grading.yml:1:21: \"resize\" is here twice. Keep one of them."),
            ("exercises: []", "\"exercises\" is empty."),
            (
                "exercises: [resize]\nweights: { overlay: 3 }",
                "grading.yml:2:21: \"overlay\" is not among \"exercises\"."
            ),
            ("weights: { resize: -1 }", "grading.yml:1:20: An exercise cannot count -1.0 points."),
            ("due: tomorrow", "grading.yml:1:6: \"tomorrow\" is no date and time that is the same everywhere."),
            ("due: 2026-11-20 23:59", "is no date and time that is the same everywhere."),
            ("due: 2026-02-31 10:00 Z", "is no date and time that is the same everywhere."),
            ("late: { per-day: 10 }", "grading.yml:1:1: \"late\" needs a date to count from. Add the key due."),
            (
                "due: 2026-11-20 23:59 Z\nlate: { per-day: 110 }",
                "grading.yml:2:18: \"per-day\" is a share in percent, and is 110.0."
            ),
            ("due: 2026-11-20 23:59 Z\nlate: { grace: 1h, per-day: 1 }", "\"grace\" has to be a time with its unit"),
            ("due: 2026-11-20 23:59 Z\nlate: {}", "\"late\" needs the key \"per-day\"."),
            ("identify: ../../etc/passwd", "cannot be looked for in every submission."),
            ("classroom50: { classroom: x }", "\"classroom50\" needs the key \"assignment\"."),
            ("title: [", "The YAML is malformed"),
            ("- title", "has to be a mapping of keys to values"),
            ("title: a\ntitle: b", "grading.yml:2:1: The key \"title\" is here twice, first in line 1."),
        ])
    func mistake_isSaidWhereItIs(text: String, sentence: String) {
        let (plan, said) = parse(text)
        #expect(plan == nil)
        #expect(said.contains { $0.contains(sentence) }, "\(said)")
    }

    @Test(
        arguments: [
            ("1970-01-01 00:00 Z", 0.0), ("1970-01-01T01:00:00+01:00", 0), ("1969-12-31 23:00:30 -0100", 30),
            ("2024-02-29 12:00 UTC", 1_709_208_000),
        ])
    func date_isTheSameEverywhere(text: String, seconds: Double) {
        #expect(ClassDate.parse(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test func date_isWrittenInUTC() {
        #expect(ClassDate.text(Date(timeIntervalSince1970: 1_795_215_540)) == "2026-11-20 22:59:00 UTC")
        #expect(ClassDate.text(Date(timeIntervalSince1970: -1)) == "1969-12-31 23:59:59 UTC")
    }
}
