import Foundation
import Lessons
import Subprocess
import Testing

@testable import Checking
@testable import Runner
@testable import Sandbox

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// `course review`, the reminder of it and the end of a course, on a course of one lesson with the mini course's exercise.
@Suite(.timeLimit(.minutes(5)), .serialized)
struct ReviewCommandTests {
    static let items = """

        ```yaml part
        kind: question
        ask: What is a number plus itself?
        choices: [its square, its double]
        right: its double
        answer: Twice the number.
        ```

        What you should see: every number twice as large. And no more.

        ```yaml review
        id: double-of-zero
        exercise: doubling
        ask: Which number is its own double?
        choices: [zero, one, none]
        right: zero
        answer: "Twice 0 is 0."
        ```

        ```yaml review
        id: the-line
        exercise: doubling
        ask: Write the line that doubles.
        lines: numbers * 2
        answer: "Or `numbers + numbers`."
        ```

        """

    private let folder = TemporaryFolder(in: MiniCourse.project.appending(path: ".build"))
    private var root: URL { folder.url.appending(path: "my course") }
    private let edited = "Lessons/01-doubling/Exercise/Doubling.swift"

    init() throws {
        let lessons = root.appending(path: "Lessons")
        try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: MiniCourse.project.appending(path: "Tests/MiniCourse/Lessons/01-doubling"),
            to: lessons.appending(path: "01-doubling"))
        let file = lessons.appending(path: "01-doubling/lesson.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        // The question stands before the exercise.
        let question = Self.items.split(separator: "What you", maxSplits: 1)
        let place = try #require(text.range(of: "```yaml exercise"))
        let whole =
            text[..<place.lowerBound] + question[0].trimmingPrefix("\n") + text[place.lowerBound...] + "\nWhat you"
            + question[1]
        try Data(whole.utf8).write(to: file)
    }

    struct Answer {
        var status: Int32
        var output: String
        var errors: String

        func object() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        }
    }

    struct Unexpected: Error {}

    private func course(_ arguments: String...) async throws -> Answer {
        let result = try await Subprocess.run(
            .path(FilePath(MiniCourse.supervisor.path)), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "COURSE_ROOT": root.path, "COURSE_INVOCATION": "./course", "TERM": "xterm",
                "COURSE_BUILD": MiniCourse().paths.build.path,
            ]),
            workingDirectory: FilePath(folder.url.path), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20)
        )
        guard case .exited(let status) = result.terminationStatus else { throw Unexpected() }
        return Answer(status: status, output: result.standardOutput, errors: result.standardError)
    }

    private var store: ProgressStore { ProgressStore(folder: root.appending(path: ".course")) }

    /// Writes an answer into the learner's file, and says so many days ago that it passed.
    private func pass(days: Double, _ body: String = "numbers * 2") throws {
        try write(body)
        let exercise = try #require(MiniCourse().course.exercise("doubling"))
        let lesson = root.appending(path: "Lessons/01-doubling")
        let sources = SourceHash(of: try VariantSources(lesson: lesson, exercise: exercise).files(for: .learner))
        try store.update {
            $0.isWelcomed = true
            $0[exercise].record(
                .passed, points: 1, sources: sources.description, at: Date().addingTimeInterval(-86_400 * days))
        }
    }

    private func write(_ body: String) throws {
        try folder.write(
            "import NN\n\npublic func doubled(_ numbers: Tensor) -> Tensor { \(body) }\n", to: "my course/\(edited)")
    }

    // MARK: Asking

    @Test func nothingIsDueAtFirst() async throws {
        let answer = try await course("review")
        #expect(answer.status == 0)
        #expect(answer.output.contains("The first question comes a day after the first exercise has passed."))
        try pass(days: 0.5)
        #expect(try await course("review").output.contains("The next question comes "))
        let object = try await course("review", "--json").object()
        #expect(object["id"] is NSNull && object["due"] as? Int == 0 && object["nextDue"] is String)
        let refused = try await course("review", "--answer", "1")
        #expect(refused.status == 64 && refused.errors.contains("Nothing is due"))
    }

    @Test func withoutATerminal_theQuestionSaysHowItIsAnswered() async throws {
        try pass(days: 2)
        let answer = try await course("review")
        #expect(answer.status == 0)
        #expect(answer.output.contains("Which number is its own double?"))
        #expect(answer.output.contains("  1  zero\n  2  one\n  3  none\n"))
        #expect(answer.output.contains("answer ./course review double-of-zero --answer NUMBER"))
        #expect(!answer.output.contains("Twice 0"))
        // Asking changes nothing.
        #expect(try store.load().progress.reviews.isEmpty)
    }

    @Test func answer_isJudgedRecordedAndExplained_andNeverAnError() async throws {
        try pass(days: 2)
        let wrong = try await course("review", "--answer", "2")
        #expect(wrong.status == 0)
        #expect(wrong.output.contains("Not quite.") && wrong.output.contains("It is: zero"))
        #expect(wrong.output.contains("Twice 0 is 0.") && wrong.output.contains("again  tomorrow"))
        #expect(wrong.output.contains("read   ./course next doubling"))
        // It waits for tomorrow now, and the other one is next.
        #expect(try await course("review").output.contains("Write the line that doubles."))
        let right = try await course("review", "double-of-zero", "--answer", "zero")
        #expect(right.status == 0 && right.output.contains("Right."))
        let known = try #require(try store.load().progress.reviews["double-of-zero"])
        #expect(known.wrong == 1 && known.streak == 0)
    }

    @Test func whatIsNoAnswer_isAUsageErrorAndDoesNotCount() async throws {
        try pass(days: 2)
        let answer = try await course("review", "--answer", "4")
        #expect(answer.status == 64)
        #expect(answer.errors == "course: \"4\" is not one of the choices. Answer with a number from 1 to 3.\n")
        #expect(try store.load().progress.reviews.isEmpty)
        let unknown = try await course("review", "the-lime")
        #expect(unknown.status == 64 && unknown.errors.contains("Did you mean `the-line`?"))
    }

    @Test func itemOfAnExerciseThatHasNotPassed_isNotAsked() async throws {
        let answer = try await course("review", "the-line")
        #expect(answer.status == 1 && answer.errors.contains("has not passed yet"))
        #expect(!answer.output.contains("doubled"))
    }

    @Test func lines_areBuiltRunAndGradedInTheSolutionsPlace() async throws {
        try pass(days: 2)
        let question = try await course("review", "the-line")
        #expect(question.output.contains("// ... your line\n    }"))
        #expect(!question.output.contains("numbers * 2"))
        let other = try await course("review", "the-line", "--answer", "numbers + numbers")
        #expect(other.status == 0 && other.output.contains("Right.") && other.output.contains("again  in 3 days"))
        let typo = try await course("review", "the-line", "--answer", "nambers * 2", "--json").object()
        let answered = try #require(typo["answered"] as? [String: Any])
        #expect(answered["verdict"] as? String == "did-not-build" && answered["answer"] is NSNull)
        #expect((answered["says"] as? [String])?.first?.contains("nambers") == true)
        #expect(try store.load().progress.reviews["the-line"]?.wrong == 0)
        let wrong = try await course("review", "the-line", "--answer", "numbers * 3")
        #expect(wrong.status == 0)
        #expect(wrong.output.contains("Not quite.") && wrong.output.contains("    numbers * 2\n"))
        #expect(try store.load().progress.reviews["the-line"]?.wrong == 1)
        // The learner's own file is nobody's business here.
        #expect(try String(contentsOf: root.appending(path: edited), encoding: .utf8).contains("{ numbers * 2 }"))
    }

    @Test func json_hasTheKeysThatScriptsRelyOn() async throws {
        try pass(days: 2)
        let object = try await course("review", "--json").object()
        #expect(
            Set(object.keys) == [
                "id", "lesson", "exercise", "kind", "ask", "choices", "code", "answered", "due", "nextDue",
            ])
        #expect(object["id"] as? String == "double-of-zero" && object["kind"] as? String == "choice")
        #expect(object["choices"] as? [String] == ["zero", "one", "none"])
        #expect(object["due"] as? Int == 2 && object["answered"] is NSNull && object["code"] is NSNull)
        let after = try await course("review", "--answer", "1", "--json").object()
        let answered = try #require(after["answered"] as? [String: Any])
        #expect(Set(answered.keys) == ["given", "verdict", "answer", "explanation", "says", "next"])
        #expect(answered["verdict"] as? String == "right" && answered["explanation"] as? String == "Twice 0 is 0.")
        #expect(after["due"] as? Int == 1)
        let code = try await course("review", "--json").object()
        #expect((code["code"] as? String)?.contains("// ... your line") == true)
    }

    // MARK: Around it

    @Test func next_mentionsAReviewOnceADay() async throws {
        // A second lesson, so that there is somewhere to go on to.
        try FileManager.default.copyItem(
            at: MiniCourse.project.appending(path: "Tests/MiniCourse/Lessons/02-hostile"),
            to: root.appending(path: "Lessons/02-hostile"))
        #expect(try await !course("next").output.contains("./course review"))
        try pass(days: 2)
        let first = try await course("next")
        #expect(first.output.contains("  review ./course review  asks one short thing about Doubling"))
        // What the pass gives away stands there too.
        #expect(first.output.contains("You were asked: What is a number plus itself?"))
        #expect(first.output.contains("The answer: its double"))
        #expect(try await !course("next").output.contains("./course review"))
    }

    @Test func welcome_isShownOnceAndWhenAskedFor() async throws {
        let first = try await course("next").output
        #expect(first.contains("Welcome!") && first.contains("At the end you can"))
        #expect(try await !course("next").output.contains("Welcome!"))
        let again = try await course("welcome")
        #expect(again.status == 0 && again.output.contains("1 lesson, 1 exercise of 10 to 40 minutes"))
        #expect(again.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
        #expect(again.output.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    }

    // MARK: The end

    @Test func afterTheLastPass_everythingIsGradedOnceMoreAndTheLastScreenShown() async throws {
        try pass(days: 2)
        let first = try await course("next")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("Each exercise is graded once more now"))
        #expect(first.output.contains("doubling                   passed"))
        #expect(first.output.contains("The answer: its double") && first.output.contains("1 lesson done"))
        #expect(first.output.contains("You can now") && first.output.contains("pages/summary.html"))
        let page = try String(contentsOf: root.appending(path: ".course/pages/summary.html"), encoding: .utf8)
        #expect(page.contains("<h3>Double every number</h3><p>Every number twice as large.</p>"))
        // What has not changed is not graded again, and what was said is not said again.
        let second = try await course("next")
        #expect(second.status == 0 && !second.output.contains("graded once more"))
        #expect(!second.output.contains("The answer:") && second.output.contains("You can now"))
    }

    @Test func whatDoesNotPassAnyMore_isNamedAndKeepsItsPass() async throws {
        try pass(days: 2)
        #expect(try await course("next").status == 0)
        try write("numbers * 3")
        let answer = try await course("next")
        #expect(answer.status == 1)
        #expect(answer.output.contains("What has changed since the last round is graded once more."))
        #expect(answer.output.contains("This exercise passed before and does not now"))
        #expect(answer.output.contains("then    ./course check doubling"))
        #expect(!answer.output.contains("You can now"))
        let exercise = try #require(MiniCourse().course.exercise("doubling"))
        #expect(try store.load().progress[exercise].passed != nil)
        try write("numbers + numbers")
        let mended = try await course("next")
        #expect(mended.status == 0 && mended.output.contains("You can now"))
    }

    #if os(Linux)
        @Test func atATerminal_anAnswerIsTypedAndNothingTypedLeavesIt() async throws {
            try pass(days: 2)
            let command = PseudoTerminal.course("review")
            func run(_ keys: [PseudoTerminal.Answer]) async throws -> PseudoTerminal.Session {
                try await PseudoTerminal().run(
                    command,
                    environment: PseudoTerminal.environment(
                        ["COURSE_BUILD": MiniCourse().paths.build.path, "NO_COLOR": "1"], root: root),
                    question: "another day): ", answers: keys)
            }
            let skipped = try await run([.init("\r")])
            #expect(skipped.exitCode == 0 && skipped.isRestored && !skipped.text.contains("Not quite"))
            #expect(try store.load().progress.reviews.isEmpty)
            // A word that is no choice is asked about again.
            let answered = try await run([.init("seven\r"), .init("1\r", after: .milliseconds(300))])
            #expect(answered.exitCode == 0 && answered.text.contains("\"seven\" is not one of the choices."))
            #expect(answered.text.contains("✓ Right.") && answered.text.contains("again  in 3 days"))
            let code = try await run([.init("numbers + numbers\r")])
            #expect(code.exitCode == 0 && code.text.contains("✓ Right."))
            let interrupted = try await PseudoTerminal().run(
                command + ["the-line"], environment: PseudoTerminal.environment([:], root: root),
                question: "another day): ", answers: [.init("\u{03}")])
            #expect(interrupted.signal == SIGINT && interrupted.isRestored)
        }
    #endif
}
