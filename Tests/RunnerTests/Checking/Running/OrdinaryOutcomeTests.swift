import Foundation
import Grading
import Testing

@testable import Checking
@testable import Runner

extension MiniCourseTests {
    /// What a learner of good will may hand in.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct OrdinaryOutcomeTests {
        let mini = MiniCourse()

        @Test func starter_isNotAttempted() async throws {
            let record = try await mini.check("doubling", .starter)
            #expect(record.outcome == .notAttempted)
            #expect(record.problem == .notAttempted(task: "return every number, twice as large"))
        }

        @Test func solution_passes() async throws {
            let record = try await mini.check("doubling", .solution)
            #expect(record.outcome == .passed)
            #expect(record.problem == nil)
            #expect(record.containment == "limits")
            #expect(record.seconds.run > 0)
        }

        @Test func knownMistake_fails() async throws {
            let record = try await mini.check("doubling", .mistake(source: "Mistakes/not-doubled.swift"))
            #expect(record.outcome == .failed)
            #expect(record.verdict != nil)
        }

        @Test func codeThatDoesNotCompile_isReportedAtTheLearnersOwnPath() async throws {
            let record = try await mini.check("doubling", .mistake(source: "Mistakes/no-compile.swift"))
            #expect(record.outcome == .didNotBuild)
            guard case .didNotBuild(let messages) = record.problem else {
                Issue.record("no messages: \(String(describing: record.problem))")
                return
            }
            #expect(
                messages.map(\.location) == [
                    "Lessons/01-doubling/Exercise/Doubling.swift:5:22",
                    "Lessons/01-doubling/Exercise/Doubling.swift:6:12",
                ])
            #expect(messages.last?.text.contains("numbrs") == true)
            #expect(messages.last?.source == "    return numbrs * 2")
            #expect(messages.last?.caret == "           ^")
            #expect(messages.allSatisfy { $0.origin == .learner })
        }

        @Test func anotherSignature_isReportedWhereTheCheckCallsIt() async throws {
            let record = try await mini.check("doubling", .mistake(source: "Mistakes/other-signature.swift"))
            #expect(record.outcome == .didNotBuild)
            guard case .didNotBuild(let messages) = record.problem else {
                Issue.record("no messages: \(String(describing: record.problem))")
                return
            }
            #expect(messages.first?.origin == .check)
            #expect(messages.first?.file == "Lessons/01-doubling/Check/DoublingCheck/main.swift")
        }

        @Test func missingFile_isNamed() async throws {
            let record = try await mini.check("doubling", .mistake(source: "Mistakes/nowhere.swift"))
            #expect(record.outcome == .graderFault)
            guard case .fault(let said) = record.problem else {
                Issue.record("no fault")
                return
            }
            #expect(said.contains("01-doubling/Mistakes/nowhere.swift"))
        }

        @Test func unchangedSources_areNotBuiltAgain() async throws {
            let first = try await mini.check("doubling", .solution)
            let exercise = try #require(mini.course.exercise("doubling"))
            let lesson = try #require(mini.course.lesson(of: "doubling"))
            let build = try await ExerciseBuild(paths: mini.paths, containment: mini.containment)
                .build(exercise, of: lesson, variant: .solution)
            #expect(build.wasCurrent)
            #expect(build.sources == first.sources)
        }

        @Test func log_holdsTheWholeBuildAndRun() async throws {
            let record = try await mini.check("doubling", .mistake(source: "Mistakes/no-compile.swift"))
            let log = try String(contentsOf: #require(record.log), encoding: .utf8)
            #expect(log.contains("outcome: did-not-build"))
            #expect(log.contains("cannot find 'numbrs' in scope"))
        }
    }
}
