import Foundation
import Lessons
import Testing

@testable import Runner

/// Does what `docs/classroom.md` says, word for word, in a copy of the course.
@Suite(.timeLimit(.minutes(20)))
struct ClassroomPageTests {
    @Test func the_page_leads_from_folders_to_grades() async throws {
        let course = try CopiedCourse()
        let steps = try DocumentedSteps(of: "classroom.md").steps
        #expect(steps.count >= 3)
        for step in steps {
            switch step {
            case .file(let path, let text):
                #expect(try String(contentsOf: course.root.appending(path: path), encoding: .utf8) == text)
            case .command(let line, let prints):
                // Any level makes the same files; the lowest is there on every machine.
                let answer = try await course.shell(line, ["COURSE_CONTAINMENT": "limits"])
                #expect(answer.status == 0, "\(line): \(answer)")
                guard !prints.isEmpty else { continue }
                #expect(answer.lines.map(DocumentedSteps.steady) == prints.map(DocumentedSteps.steady))
            }
        }
        let graded = course.root.appending(path: "graded")
        let pages = try FileManager.default.contentsOfDirectory(atPath: graded.appending(path: "feedback").path)
        #expect(pages.count { $0.hasSuffix(".html") } == 10)
        for name in ["class.html", "grades.csv", "grades.canvas.csv", "grades.moodle.csv", "junit.xml", "results"] {
            #expect(FileManager.default.fileExists(atPath: graded.appending(path: name).path), "\(name)")
        }
    }

    @Test func every_example_of_the_plan_is_a_plan() throws {
        let course = Course.load(from: MiniCourse.project.appending(path: "Lessons")).course
        let examples = try Self.examples()
        #expect(examples.count >= 5)
        var whole = ""
        for (key, example) in examples {
            #expect(example.hasPrefix("\(key):"))
            whole += example + "\n"
            // What counts from a date needs one.
            let text = ["late", "extensions"].contains(key) ? "due: 2026-11-20 23:59 +01:00\n\(example)" : example
            let (plan, diagnostics) = GradingPlan.parse(text, file: "grading.yml", of: course)
            #expect(plan != nil && plan != GradingPlan(), "\(example): \(diagnostics)")
        }
        let (plan, diagnostics) = GradingPlan.parse(whole, file: "grading.yml", of: course)
        let all = try #require(plan, "\(diagnostics)")
        // A key that the table has forgotten leaves its property as it is.
        for property in Mirror(reflecting: all).children {
            let usual = Mirror(reflecting: GradingPlan()).children.first { $0.label == property.label }
            #expect("\(property.value)" != "\(usual?.value ?? "")", "\(property.label ?? "")")
        }
    }

    /// The examples of the plan's table, by key.
    private static func examples() throws -> [(key: String, example: String)] {
        try DocumentedSteps(of: "classroom.md").page.split(separator: "\n").compactMap { line in
            line.wholeMatch(of: /\| `([a-z0-9]+)` \| .* \| `([a-z0-9]+: .*)` \|/).map { (String($0.1), String($0.2)) }
        }
    }
}
