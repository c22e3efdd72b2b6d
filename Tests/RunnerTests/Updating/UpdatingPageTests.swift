import Foundation
import Testing

/// Does what `docs/updating.md` says, word for word, in a course of three exercises.
@Suite(.timeLimit(.minutes(10)))
struct UpdatingPageTests {
    @Test func thePageShowsWhatIsShown() async throws {
        let course = try await UpdatedCourse(["top-five", "likeness", "saliency"], version: "0.4.0")
        let address = "https://example.org/course.git"
        try await course.git("remote", "set-url", "origin", address, in: course.learner)
        try await course.git("config", "url.\(course.upstream.path).insteadOf", address, in: course.learner)
        let files = ["top-five": 2, "likeness": 3, "saliency": 4]
        for (name, number) in files {
            let edited = UpdatedCourse.edited(UpdatedCourse.starter(name), by: "me")
            try course.write(edited, to: UpdatedCourse.file(name, number: number), in: course.learner)
        }
        try course.changelog("0.5.0", "Clearer tasks in two lessons.")
        try course.starter("top-five", number: 2, note: "A clearer note.")
        try course.starter("likeness", number: 3, task: "A clearer task.")
        try await course.commit("0.5.0")

        let steps = try DocumentedSteps(of: "updating.md").steps
        #expect(steps.count == 4)
        for case .command(let line, let prints) in steps {
            let arguments = line.split(separator: " ").dropFirst().map(String.init)
            let answer = try await course.course(arguments)
            #expect(answer.status == 0, "\(arguments): \(answer)")
            guard !prints.isEmpty else { continue }
            #expect(answer.lines.map(Self.steady) == prints.map(Self.steady))
        }
    }

    /// A line without the time at which a snapshot was taken.
    private static func steady(_ line: some StringProtocol) -> String {
        String(line).replacing(#/ at [^`]+\. `/#, with: " at (time). `")
    }
}
