import Foundation
import Testing

@testable import Classroom

@Suite("Results as other programs read them")
struct ResultFileTests {
    private let example = ExampleClass()

    private func submission(_ id: String) throws -> SubmissionGrade {
        try #require(example.grades.submissions.first { $0.id == id })
    }

    private func object(_ value: some Encodable) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: ReportJSON.data(value)) as? [String: Any])
    }

    @Test("Gradescope gets every key that it knows, and everything visible")
    func gradescope() throws {
        let result = try object(GradescopeResult(submission(ExampleClass.formulaID), in: example.grades))
        #expect(
            Set(result.keys) == [
                "score", "output", "output_format", "visibility", "stdout_visibility", "extra_data", "tests",
            ])
        #expect(result["score"] as? Double == 17.17)
        #expect(result["output_format"] as? String == "text" && result["visibility"] as? String == "visible")
        let tests = try #require(result["tests"] as? [[String: Any]])
        #expect(tests.count == 5)
        for test in tests {
            #expect(
                Set(test.keys) == [
                    "score", "max_score", "status", "name", "number", "output", "output_format", "tags", "visibility",
                ])
            #expect(test["visibility"] as? String == "visible")
        }
        #expect(tests[0]["status"] as? String == "passed" && tests[2]["status"] as? String == "failed")
        #expect(tests[2]["score"] as? Double == 4 && tests[2]["max_score"] as? Double == 11)
        #expect(tests[2]["number"] as? String == "3" && tests[2]["name"] as? String == "Build the heat map")
        let output = try #require(tests[2]["output"] as? String)
        #expect(output.contains("What speaks against the class") && output.contains("wrong  heatmap-layer4, hidden 1"))
    }

    @Test("Points are written with two decimals at most")
    func decimals() throws {
        for hundredths in 0..<10_000 {
            let text = String(
                decoding: try JSONEncoder().encode([ExactNumber(Score(hundredths: hundredths))]), as: UTF8.self)
            guard text == "[\(Score(hundredths: hundredths).short)]" else {
                Issue.record("\(hundredths) hundredths are \(text)")
                return
            }
        }
    }

    @Test(
        "A submission without a grade has no score and no test, and says that no points are taken",
        arguments: ["broken.zip", "slow", "unlucky", "two files"])
    func gradescopeWithout(id: String) throws {
        let result = try object(GradescopeResult(submission(id), in: example.grades))
        #expect(result["score"] == nil)
        #expect((result["tests"] as? [Any])?.isEmpty == true)
        #expect((result["output"] as? String)?.contains("No points are taken") == true)
    }

    @Test("Classroom 50 gets whole numbers whose sum is the score, lateness included")
    func classroom50() throws {
        let plan = example.plan
        for grade in example.grades.submissions {
            guard let made = Classroom50Result(grade, in: example.grades, plan: plan) else {
                #expect(grade.status != .graded)
                continue
            }
            let result = try object(made)
            #expect(
                Set(result.keys) == [
                    "schema", "classroom", "assignment", "submission", "commit", "release", "review", "datetime",
                    "score",
                    "max-score", "tests",
                ])
            #expect(result["schema"] as? String == "classroom50/result/v1")
            #expect(result["classroom"] as? String == "vision-2026" && result["assignment"] as? String == "homework-2")
            let tests = try #require(result["tests"] as? [[String: Any]])
            #expect(tests.allSatisfy { Set($0.keys) == ["test-name", "passed", "score", "max-score"] })
            #expect(tests.compactMap { $0["score"] as? Int }.reduce(0, +) == result["score"] as? Int)
            #expect(result["score"] as? Int == grade.total?.hundredths)
            #expect(tests.compactMap { $0["max-score"] as? Int }.reduce(0, +) == 3250)
            #expect(result["max-score"] as? Int == 3250)
        }
        let late = try object(
            #require(Classroom50Result(submission("O'Brien, \"Pat\""), in: example.grades, plan: plan)))
        #expect(late["datetime"] as? String == "2026-09-23T14:12:20Z" && late["commit"] as? String == "4f5e6d")
        let other = try object(#require(Classroom50Result(submission("a-b"), in: example.grades, plan: plan)))
        #expect(other["datetime"] is NSNull && other["commit"] as? String == "a-b")
    }

    @Test("A plan without fractions counts whole points")
    func wholePoints() throws {
        var (grades, plan) = (example.grades, example.plan)
        plan.late = nil
        grades.exercises = Array(grades.exercises.prefix(1))
        let place = try #require(grades.submissions.firstIndex { $0.id == "anna" })
        grades.submissions[place].exercises = Array(grades.submissions[place].exercises.prefix(1))
        grades.submissions[place].total = Score(4)
        let result = try object(#require(Classroom50Result(grades.submissions[place], in: grades, plan: plan)))
        #expect(result["score"] as? Int == 4 && result["max-score"] as? Int == 4)
    }
}
