import Foundation
import Grading
import Lessons
import Testing

@testable import Checking
@testable import Runner
@testable import TerminalUI

/// The first screen, the last one, and a review, held to `Tests/Fixtures/screens`.
@Suite struct CourseScreenTests {
    private static let now = Date(timeIntervalSince1970: 1_790_000_000)

    private func session(_ columns: Int) throws -> CourseSession {
        var session = try CourseSession(environment: [
            "COURSE_ROOT": MiniCourse.project.path, "COURSE_INVOCATION": "./course",
        ])
        session.terminal = Terminal(
            output: true, error: true, input: true, columns: columns,
            environment: [
                "TERM": "xterm-256color", "LANG": "en_US.UTF-8", "FORCE_HYPERLINK": "0", "NO_COLOR": "1",
            ])
        return session
    }

    /// A course that the screens do not change with: the five lessons that this test was written with may become more.
    private func course() -> (Course, ReviewSpec, ReviewSpec, ReviewSpec) {
        let exercise = ExerciseSpec(id: "map", title: "Build the map", target: "Map", edit: [], outputs: [])
        func paragraph(_ text: String) -> [Block] { [.paragraph([.text(text)])] }
        let gap = SolutionGap(
            of: ["return relu(sum)"],
            in: MarkedSource(
                "import NN\n\npublic func heat(_ maps: Tensor) -> Tensor {\n    let sum = maps.sum(over: 1)\n    return relu(sum)\n}\n",
                file: "Map.swift"
            ).solution)
        let items = [
            ReviewSpec(
                id: "weight", exercise: "map",
                kind: .choice(
                    [
                        "the mean of the score's gradient over all cells of the channel, each of which counts the same",
                        "the largest value of the channel",
                    ], right: 0),
                ask: paragraph("Every channel of a layer gets one weight. What is it?"),
                answer: paragraph("It says how much the score would rise if the whole channel rose a little.")),
            ReviewSpec(
                id: "cell", exercise: "map", kind: .number(32, within: 0),
                ask: paragraph("How wide is a cell?"), answer: paragraph("224 / 7 = 32.")),
            ReviewSpec(
                id: "relu", exercise: "map",
                kind: gap.map { .code($0, file: "Solution/Map.swift") } ?? .number(0, within: 0),
                ask: paragraph("Write the line that keeps what speaks for the class."),
                answer: paragraph("The sum comes first.")),
        ]
        let lesson = Lesson(
            id: "grad-cam", title: "Grad-CAM", requires: [], number: 1,
            folder: URL(filePath: "/course/Lessons/01-grad-cam"),
            blocks: [], exercises: [exercise], reviews: items)
        return (Course(root: URL(filePath: "/course/Lessons"), lessons: [lesson]), items[0], items[1], items[2])
    }

    @Test(arguments: [60, 80, 200])
    func review_isWhatItWas(columns: Int) throws {
        let session = try session(columns)
        let (course, choice, number, code) = course()
        let (lesson, exercise) = (course.lessons[0], course.exercises[0])
        func page(_ item: ReviewSpec) -> ReviewPage {
            ReviewPage(session: session, item: item, exercise: exercise, lesson: lesson)
        }
        let later = Self.now + 3 * 86_400
        let screens: [(String, [PageLine])] = [
            ("choice", page(choice).question() + [PageLine](page(choice).howToAnswer())),
            ("choice, right", page(choice).verdict(.right, due: later, now: Self.now)),
            ("choice, wrong", page(choice).verdict(.wrong(says: []), due: Self.now + 86_400, now: Self.now)),
            ("number", page(number).question() + [PageLine](page(number).howToAnswer())),
            ("number, known for good", page(number).verdict(.right, due: nil, now: Self.now)),
            ("code", page(code).question() + [PageLine](page(code).howToAnswer())),
            (
                "code, wrong",
                page(code).verdict(
                    .wrong(says: ["heatmap, case mug: 45 of 49 values are off (92 %)."]), due: later, now: Self.now)
            ),
            (
                "code, does not compile",
                page(code).verdict(
                    .didNotBuild([
                        .init(
                            origin: .learner, file: "Map.swift", line: 5, column: 12,
                            text: "cannot find 'rely' in scope",
                            source: "    return rely(sum)")
                    ]), due: later, now: Self.now)
            ),
        ]
        let text = screens.map { "== \($0)\n" + String(decoding: Console.bytes(of: $1), as: UTF8.self) }.joined()
        // Its place is the course's, which grows.
        try GoldenScreen(name: "review-\(columns)").expect(text.replacing(/Lesson \d+/, with: "Lesson N"))
        for line in text.split(separator: "\n") where String(line).displayWidth > columns {
            Issue.record("\(columns) columns: \(line)")
        }
    }

    @Test(arguments: [60, 80, 200])
    func firstAndLastScreen_areWhatTheyWere(columns: Int) throws {
        let session = try session(columns)
        var progress = Runner.Progress()
        progress.began = Self.now - 20 * 86_400
        for exercise in session.course.exercises {
            progress[exercise].record(.passed, points: exercise.points, sources: "s", at: Self.now)
            progress[exercise].hintsRead = [0]
        }
        let first = WelcomePage(session: session).lines()
        let last = FarewellPage(
            session: session, progress: progress, summary: URL(filePath: "/course/.course/pages/summary.html")
        ).lines()
        // The numbers are the course's, which grows.
        func text(_ lines: [String]) -> String { lines.joined(separator: "\n").replacing(/\d+/, with: "N") + "\n" }
        let words = "== first\n\(text(first))== last\n\(text(last))"
        if columns != 60 { try GoldenScreen(name: "first-and-last-\(columns)").expect(words) }
        if columns == 80 { #expect(max(first.count, last.count) <= 22, "more than one screen of 24 lines") }
        #expect((first + last).allSatisfy { $0.displayWidth <= columns })
    }

    @Test func summary_countsDaysFromTheFirstToTheLast() throws {
        let (course, _, _, _) = course()
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        var progress = Runner.Progress()
        #expect(
            CourseSummary(of: course, progress, calendar: calendar).words
                == "0 lessons done: 0 of 1 exercises, 0 of 0 points, 0 hints.")
        progress.began = Self.now - 5 * 86_400
        progress[course.exercises[0]].record(.passed, points: 0, sources: "s", at: Self.now)
        #expect(CourseSummary(of: course, progress, calendar: calendar).days == 6)
        #expect(
            CourseSummary(of: course, progress, calendar: calendar).words.hasPrefix("1 lesson done: 1 exercise"))
    }

    @Test func sight_isTheFirstSentenceOfWhatThereIsToSee() {
        let blocks: [Block] = [
            .paragraph([.text("Before.")]), .paragraph([.text("What you should see: two maps. And more.")]),
        ]
        #expect(SummaryPage.sight(in: blocks) == "Two maps.")
        let headed: [Block] = [
            .heading(level: 2, [.text("What you should see")]), .paragraph([.text("a sheet of tiles")]),
        ]
        #expect(SummaryPage.sight(in: headed) == "A sheet of tiles.")
        #expect(SummaryPage.sight(in: []) == "")
    }
}
