import Foundation
import Testing

@testable import Runner

/// Does what `docs/own-course.md` says, word for word, in a shell of somebody who has just cloned the course.
@Suite(.timeLimit(.minutes(20)))
struct OwnCoursePageTests {
    @Test func the_page_leads_from_nothing_to_a_course_with_two_lessons() async throws {
        let desk = try OwnCourseDesk()
        let version = CourseCommand.configuration.version
        let documented = try DocumentedSteps(of: "own-course.md")
        let steps = documented.steps
        #expect(steps.count >= 14)
        var folder = desk.kit
        for step in steps {
            switch step {
            case .file(let path, let text):
                let file = folder.appending(path: path)
                #expect(FileManager.default.fileExists(atPath: file.path), "\(path) is not there yet")
                try Data(text.utf8).write(to: file)
            case .command(let line, let prints):
                let answer = try await desk.shell("\(line) && pwd >~/where", in: folder)
                // Before the learner has written anything, a check does not pass.
                #expect(answer.status == (line == "./course check" ? 1 : 0), "\(line): \(answer)")
                if answer.status == 0 {
                    let place = try String(contentsOf: desk.home.appending(path: "where"), encoding: .utf8)
                    folder = URL(filePath: String(place.dropLast()), directoryHint: .isDirectory)
                }
                if !prints.isEmpty {
                    // A screen ends with an empty line, which the page need not show.
                    var printed = answer.lines[...]
                    while printed.last == "" { printed.removeLast() }
                    #expect(printed.map { steady($0, desk) } == prints.map { steady($0, desk) }, "\(answer.errors)")
                }
                if line.contains("author course") {
                    // The kit that made it is the project, which would be built anew now.
                    let place = desk.kits.appending(path: version)
                    #expect(
                        place.resolvingSymlinksInPath().path == MiniCourse.project.resolvingSymlinksInPath().path)
                    try desk.installKit(version: version)
                }
            }
        }
        #expect(documented.page.contains("version: \(version)"))
    }

    /// A line as the page has it: with `~`, and without times.
    private func steady(_ line: some StringProtocol, _ desk: OwnCourseDesk) -> String {
        DocumentedSteps.steady(
            String(line).replacing("'\(desk.home.path)/edges'", with: "~/edges").replacing(desk.home.path, with: "~"))
    }
}
