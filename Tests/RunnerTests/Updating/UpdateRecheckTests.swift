import Foundation
import Testing

@testable import Runner
@testable import Support
@testable import Updating

extension MiniCourseTests {
    /// What was passed is checked again where the exercise has changed; the checks are real.
    @Suite(.timeLimit(.minutes(10)))
    struct UpdateRecheckTests {
        @Test func changedExercise_isCheckedAgainAndSaysWhy() async throws {
            let course = try await UpdatedCourse(["ash"], withDoubling: true)
            let folder = "Lessons/01-doubling"
            let solution = try course.text("\(folder)/Solution/Doubling.swift")
            try course.write(solution, to: "\(folder)/Exercise/Doubling.swift", in: course.learner)
            #expect(try await course.course("check", "doubling").status == 0)
            #expect(try await outdated(course) == [])

            // Another check, which it passes as well.
            let check = "\(folder)/Check/DoublingCheck/main.swift"
            try course.write(try course.text(check) + "// The same, said twice.\n", to: check)
            try course.changelog("0.2.0", "A check.")
            try await course.commit("0.2.0")
            let preview = try await course.course("update", "--check").output
            #expect(preview.contains("doubling    its check has changed."))
            let first = try await course.course("update")
            #expect(first.status == 0)
            #expect(first.output.contains("Checked again, because the exercise has changed"))
            #expect(first.output.contains("✓ doubling    its check has changed; your file passes as before."))
            #expect(try await outdated(course) == [])

            // Other numbers, with references that are not made anew: it cannot pass, and the pass stays.
            let lesson = "\(folder)/lesson.md"
            let other = try course.text(lesson).replacing("[1, 2, 3, 4, 5, 6]", with: "[1, 2, 3, 4, 5, 7]")
            try course.write(other, to: lesson)
            try course.changelog("0.3.0", "Other numbers.")
            try await course.commit("0.3.0")
            let second = try await course.course("update")
            #expect(second.status == 0)
            let said = second.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                said.contains(
                    "✗ doubling what it asks for has changed since you passed it, and your file does not pass now. Your pass and its "
                        + "points stay, as those of the older version; `./course check doubling` says what is not right."
                ))
            #expect(try await outdated(course) == ["task"])
            #expect(try await course.course("list").output.contains("doubling  passed, older version"))
            let next = try await course.course("next", "--no-pager").output
            #expect(next.contains("again  ./course check doubling  has changed since you passed it"))
            let checked = try await course.course("check", "doubling")
            #expect(checked.status == 1)
            #expect(
                checked.output.contains("What it asks for has changed since you passed it: your pass and its points"))
            let progress = try ProgressStore(folder: course.learner.appending(path: ".course")).load().progress
            #expect(progress.work(on: ["doubling"]).points == 1)
        }

        private func outdated(_ course: UpdatedCourse) async throws -> [String] {
            let answer = try await course.course("list", "--json")
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
            let exercises = (object["lessons"] as? [[String: Any]])?.flatMap {
                $0["exercises"] as? [[String: Any]] ?? []
            }
            let doubling = try #require(exercises?.first { $0["id"] as? String == "doubling" })
            #expect(doubling["state"] as? String == "passed")
            return try #require(doubling["outdated"] as? [String])
        }
    }
}
