import Foundation
import Lessons
import Testing

@testable import Authoring
@testable import Runner
@testable import Support

extension MiniCourseTests {
    /// The validation on a lesson that is sound, and on the same lesson broken in many ways.
    @Suite(.serialized, .timeLimit(.minutes(10)))
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
