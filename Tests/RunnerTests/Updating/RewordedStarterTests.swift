import Foundation
import Testing

@testable import Runner

/// `course update` where the new starter is the same program in other words.
@Suite(.timeLimit(.minutes(10)))
struct RewordedStarterTests {
    private typealias Course = UpdatedCourse

    /// Whoever has written over a starter's comments need not hear that they are others now.
    @Test func starterThatOnlySpeaksOtherwise_isNoConflict() async throws {
        let course = try await Course(["ash", "beech", "cedar", "elm", "fir"])
        func mine(_ name: String, note: String = "My own note.") -> String {
            Course.edited(Course.starter(name, note: note), by: "me, in \(name)")
        }
        for name in ["ash", "beech", "cedar", "elm"] {
            try course.write(mine(name), to: Course.file(name), in: course.learner)
        }
        try await course.commit("my answers", in: course.learner)
        try course.write(mine("fir"), to: Course.file("fir"), in: course.learner)
        let before = try course.contents()
        try course.changelog("0.2.0", "Clearer words.")
        for name in ["ash", "beech", "fir"] { try course.starter(name, note: "A clearer \"note\" /* of it.") }
        // What is asked for is a text of the program's, and a moved lesson takes its file with it.
        try course.starter("cedar", note: "A clearer note.", task: "Write it well.")
        try course.starter("elm", note: "A clearer note.")
        try await course.git("mv", Course.lesson("elm"), Course.lesson("elm", number: 9))
        try await course.commit("0.2.0")

        let preview = try await course.course("update", "--check")
        #expect(
            preview.output.contains("✓ 3 others    only the starters' comments changed; stay as they are."))
        let answer = try await course.course("update")
        #expect(answer.status == 0, "\(answer)")
        #expect(
            answer.output.contains("✓ 3 others    only the starters' comments changed; stay as they are."))
        #expect(answer.output.contains("! cedar       the starter changed where you did"))
        let after = try course.contents()
        for name in ["ash", "beech", "cedar", "fir"] {
            #expect(after[Course.file(name)] == before[Course.file(name)], "\(name)")
        }
        #expect(after[Course.file("elm", number: 9)] == before[Course.file("elm")])
        let beside = after.keys.filter { $0.hasSuffix(".new-starter.swift") }
        #expect(beside == [Course.file("cedar").replacing(".swift", with: ".new-starter.swift")])
        let committed = try await course.git("show", "HEAD:\(Course.file("ash"))", in: course.learner)
        #expect(committed + "\n" == mine("ash"))

        // The next change of the program is merged as ever, and so are words that nobody has written over.
        try course.changelog("0.3.0", "Another end.")
        for name in ["ash", "fir"] {
            let text = Course.starter(name, note: "A clearer \"note\" /* of it.")
            try course.write(text + "let end = 1\n", to: Course.file(name))
        }
        try await course.commit("0.3.0")
        let record = try await course.course("update", "--json").record
        #expect(record.fates == ["ash": "merged", "fir": "merged"])
        #expect(try course.text(Course.file("fir")) == mine("fir") + "let end = 1\n")
    }

    @Test func newStarterThatStillLiesThere_isKeptUpToDate_alsoInItsWords() async throws {
        let course = try await Course(["ash"])
        try course.write(
            Course.edited(Course.starter("ash", note: "My own note."), by: "me"), to: Course.file("ash"),
            in: course.learner)
        try course.starter("ash", task: "Write it well.")
        try await course.commit("0.2.0")
        #expect(try await course.course("update", "--json").record.fates == ["ash": "conflict"])
        try course.starter("ash", note: "A clearer note.", task: "Write it well.")
        try await course.commit("0.3.0")
        #expect(try await course.course("update", "--json").status == 0)
        let beside = Course.file("ash").replacing(".swift", with: ".new-starter.swift")
        #expect(try course.text(beside) == Course.starter("ash", note: "A clearer note.", task: "Write it well."))
    }
}
