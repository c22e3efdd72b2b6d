import Foundation
import Lessons
import Testing

@testable import Authoring
@testable import Runner
@testable import Support

extension MiniCourseTests {
    /// The validation on a lesson that is sound, and on the same lesson broken in many ways.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct AuthoringGateTests {
        @Test func newLesson_passesAtOnce() async throws {
            let trial = try await TrialCourse()
            let report = try await trial.check()
            #expect(report.problems == [])
            let exercise = try #require(report.lessons.first?.exercises.first)
            #expect(exercise.starter == .notAttempted)
            #expect(exercise.solution == [.passed, .passed, .passed, .passed])
            #expect(exercise.mistakes.map(\.diagnosis) == ["not-shifted", "upside-down"])
            #expect(exercise.perturbations >= 200)
            #expect(exercise.tolerances.first?.spread == 0)
        }

        @Test(arguments: BrokenLesson.all)
        func brokenLesson_isNamedWithPlaceAndRemedy(broken: BrokenLesson) async throws {
            let trial = try await TrialCourse()
            try await broken.breaks(trial)
            // What is broken shows without an optimized build, which takes longer.
            let problems = try await trial.check([SolutionRun(), SolutionRun(threads: 1)]).problems
            let place = "Lessons/01-sharp-edges/\(broken.place)".replacing("01-sharp-edges/../", with: "")
            #expect(
                problems.contains {
                    "\($0.location)".hasPrefix(place) && $0.message.contains(broken.says)
                        && $0.remedy.contains(broken.remedy)
                },
                "\(problems.map(\.description).joined(separator: "\n"))")
        }

        @Test func brokenLessons_areManyAndEachAnother() {
            #expect(BrokenLesson.all.count >= 40)
            #expect(Set(BrokenLesson.all.map(\.testDescription)).count == BrokenLesson.all.count)
        }

        @Test func miniCourse_passes() async throws {
            let mini = MiniCourse()
            var validation = LessonValidation(
                load: Course.load(from: mini.root.appending(path: "Lessons")), paths: mini.paths,
                containment: mini.containment)
            validation.again = true
            let reports = try await validation.check().lessons
            #expect(reports.flatMap(\.problems) == [])
            #expect(reports.map(\.folder) == ["01-doubling", "02-hostile"])
        }

        @Test func allProblems_areListedAtOnce() async throws {
            let trial = try await TrialCourse()
            try trial.remove("Exercise/SharpEdges.swift")
            try trial.edit("lesson.md", "flip(y)", "abs()")
            try trial.remove("references/mistakes.safetensors")
            try FileManager.default.removeItem(at: trial.paths.lessons.appending(path: "Package.swift"))
            #expect(try await trial.check().problems.count == 4)
        }

        @Test func unchangedLesson_isNotTriedAgain() async throws {
            let trial = try await TrialCourse()
            #expect(try await trial.check().lessons.map(\.outcome) == [.passed])
            #expect(try await trial.check().lessons.map(\.outcome) == [.unchanged])
            // What a learner does in the exercise says nothing about the lesson.
            try trial.edit("Exercise/SharpEdges.swift", "yourTurn", "fatalError")
            #expect(try await trial.check().lessons.map(\.outcome) == [.unchanged])
            try trial.edit("Solution/SharpEdges.swift", "map - map.min()", "map + map.min()")
            #expect(try await trial.check().lessons.map(\.outcome) == [.failed])
            // A lesson that failed is always tried.
            #expect(try await trial.check().lessons.map(\.outcome) == [.failed])
        }

        @Test func lessonsName_isFoundByIdFolderAndPath() async throws {
            let trial = try await TrialCourse()
            for name in ["sharp-edges", "01-sharp-edges", trial.lesson.path, trial.lesson.path + "/lesson.md"] {
                #expect(
                    try LessonChoice.folder(named: name, in: trial.load(), paths: trial.paths)
                        == "01-sharp-edges")
            }
            #expect {
                try LessonChoice.folder(named: "sharp-egdes", in: trial.load(), paths: trial.paths)
            } throws: { error in
                (error as? CommandError)?.exitCode == 64
                    && (error as? CommandError)?.messages.first?.contains("Did you mean `sharp-edges`?") == true
            }
        }

        @Test(arguments: ["\r\n", "\r"]) func lineEnds_doNotMatter(ending: String) async throws {
            let trial = try await TrialCourse()
            for path in ["lesson.md", "Solution/SharpEdges.swift", "Exercise/SharpEdges.swift"] {
                try trial.write(try trial.text(path).replacing("\n", with: ending), to: path)
            }
            try trial.write(
                try trial.text("Check/SharpEdgesCheck/main.swift").replacing("\n", with: "\r\n"),
                to: "Check/SharpEdgesCheck/main.swift")
            let sync = try await trial.synchronize()
            #expect(sync.isCurrent && sync.edited.isEmpty)
            #expect(try await trial.check([SolutionRun()]).problems == [])
        }

        @Test func faultOfTheCheck_isSaidOnce() async throws {
            let trial = try await TrialCourse()
            try trial.edit("Check/SharpEdgesCheck/main.swift", "\"values\"", "\"vaules\"")
            let problems = try await trial.check([SolutionRun()]).problems
            #expect(problems.filter { !$0.message.contains("was made from") }.count == 1)
        }

        @Test func noHiddenCase_isNoticedAndNoProblem() async throws {
            let trial = try await TrialCourse()
            #expect(try await trial.check([SolutionRun()]).notices == [])
            try trial.edit("lesson.md", "hidden: true, ", "")
            let report = try await trial.check([SolutionRun()])
            #expect(report.hasPassed)
            #expect(
                report.notices.map(\.message)
                    == ["The exercise sharp-edges has no hidden case: answers copied from the visible ones pass."])
            let object = try #require(
                try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
            #expect((object["notices"] as? [[String: Any]])?.count == 1)
            #expect((object["problems"] as? [[String: Any]])?.isEmpty == true)
        }

        @Test func movedLesson_takesItsProvenanceAndItsLinksAlong() async throws {
            let trial = try await TrialCourse()
            let second = trial.paths.lessons.appending(path: "02-later")
            try FileManager.default.createDirectory(at: second, withIntermediateDirectories: true)
            let text =
                "---\nid: later\ntitle: Later\nrequires: [sharp-edges]\nformat: 1\n---\n"
                + "See [that](../01-sharp-edges/lesson.md#top), [its folder](../01-sharp-edges).\n"
            try Data(text.utf8).write(to: second.appending(path: "lesson.md"))
            let move = LessonMove(folder: "02-later", number: 1, paths: trial.paths)
            await #expect(throws: CommandError.self) { try await move.make() }
            #expect(FileManager.default.fileExists(atPath: second.path))

            let result = try await LessonMove(folder: "01-sharp-edges", number: 2, paths: trial.paths).make()
            #expect(
                result.renamed.map { "\($0.from) \($0.to)" } == ["02-later 03-later", "01-sharp-edges 02-sharp-edges"])
            let moved = try String(
                contentsOf: trial.paths.lessons.appending(path: "03-later/lesson.md"), encoding: .utf8)
            #expect(moved == text.replacing("01-sharp", with: "02-sharp"))
            let report = try await trial.check([SolutionRun()])
            #expect(report.problems == [])
            #expect(report.lessons.map(\.folder) == ["02-sharp-edges", "03-later"])
        }

        @Test func plan_makesRoomUpToTheFirstGap() {
            let names = ["01-a", "03-b", "04-c", "06-d"]
            func plan(_ folder: String, _ number: Int) -> [String] {
                LessonMove.plan(moving: folder, to: number, among: names).map { "\($0.from)>\($0.to)" }
            }
            #expect(plan("01-a", 2) == ["01-a>02-a"])
            #expect(plan("06-d", 3) == ["04-c>05-c", "03-b>04-b", "06-d>03-d"])
            #expect(plan("01-a", 12) == ["01-a>12-a"])
            #expect(plan("01-a", 1).isEmpty)
        }

        @Test func takenName_isRefusedAndLeavesNothing() async throws {
            let trial = try await TrialCourse()
            let name = try #require(LessonName("sharp-edges"))
            await #expect(throws: CommandError.self) {
                try await NewLesson(name: name, paths: trial.paths, containment: trial.containment).make()
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: trial.paths.lessons.path)
            #expect(names.sorted() == ["01-sharp-edges", "Package.swift"])
        }
    }
}
