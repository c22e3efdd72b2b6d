import Foundation
import Testing

extension MiniCourseTests {
    /// Does what `docs/authoring.md` says, word for word, in a copy of the course.
    @Suite(.timeLimit(.minutes(20)))
    struct AuthoringPageTests {
        @Test func the_page_leads_from_nothing_to_a_lesson_that_passes() async throws {
            let course = try CopiedCourse()
            let steps = try DocumentedSteps(of: "authoring.md").steps
            #expect(steps.count >= 10)
            for step in steps {
                switch step {
                case .file(let path, let text):
                    let file = course.root.appending(path: path)
                    #expect(
                        FileManager.default.fileExists(atPath: file.path),
                        "\(path) is not one of the new lesson's files")
                    try Data(text.utf8).write(to: file)
                case .command(let line, let prints):
                    let answer = try await course.shell(line)
                    // Before the learner has written anything, a check does not pass.
                    #expect(answer.status == (line.hasPrefix("./course check") ? 1 : 0), "\(line): \(answer)")
                    guard !prints.isEmpty else { continue }
                    #expect(answer.lines.map(DocumentedSteps.steady) == prints.map(DocumentedSteps.steady))
                }
            }
        }
    }
}
