import Foundation
import Grading
import NN
import Testing

@testable import Checking
@testable import Runner
@testable import TerminalUI

/// The contract of `check --json`, key by key, for every outcome.
@Suite struct CheckReportTests {
    private func object(_ result: CheckedExercise) throws -> [String: Any] {
        let data = try Console.encoded(CheckReport(result))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// Every key that a script may rely on, and no other: a renamed one is one too few and one too many.
    static let keys: Set<String> = [
        "exercise", "outcome", "seconds", "points", "possiblePoints", "checks", "diagnosis", "observation", "hint",
        "containment",
        "yourTurn",
        "log",
        "says", "printed",
    ]
    static let checkKeys: Set<String> = [
        "output", "case", "passed", "shape", "expectedShape", "withinTolerance", "firstMismatch", "worst",
        "maxAbsolute",
        "maxRelative", "cosine", "picture",
    ]

    @Test func everyOutcome_hasEveryKeyAndItsType() throws {
        var outcomes: Set<String> = []
        for (name, result) in try OutcomeSamples().all() {
            let object = try object(result)
            #expect(Set(object.keys) == Self.keys, "\(name)")
            #expect(object["exercise"] as? String == "grad-cam-map", "\(name)")
            outcomes.insert(try #require(object["outcome"] as? String))
            #expect(object["outcome"] as? String == result.record.outcome.rawValue, "\(name)")
            let seconds = try #require(object["seconds"] as? [String: Double], "\(name)")
            #expect(Set(seconds.keys) == ["build", "run", "grade"], "\(name)")
            #expect(object["points"] is Int, "\(name)")
            #expect(object["possiblePoints"] as? Int == 5, "\(name)")
            #expect(object["diagnosis"] is NSNull || object["diagnosis"] is [String: String], "\(name)")
            #expect(object["hint"] is NSNull || object["hint"] is String, "\(name)")
            #expect(object["containment"] is String, "\(name)")
            #expect(object["log"] as? String == "/course/.course/logs/grad-cam-map.log", "\(name)")
            #expect((object["says"] as? [String])?.isEmpty == false, "\(name)")
            #expect(object["printed"] is String, "\(name)")
            let checks = try #require(object["checks"] as? [[String: Any]], "\(name)")
            for check in checks {
                #expect(Set(check.keys) == Self.checkKeys, "\(name)")
                for key in ["firstMismatch", "worst"] {
                    guard let place = check[key] as? [String: Any] else {
                        #expect(check[key] is NSNull, "\(name)")
                        continue
                    }
                    #expect(Set(place.keys) == ["index", "at", "yours", "expected"], "\(name)")
                }
            }
        }
        // Nothing that can come of a check is missing from the samples.
        #expect(outcomes == Set(Outcome.allCases.map(\.rawValue)))
    }

    @Test func wrongValues_areFoundInTheChecks() throws {
        let samples = try OutcomeSamples()
        let result = try #require(try samples.all().first { $0.name == "failed: values" }?.result)
        let object = try object(result)
        #expect(object["points"] as? Int == 2)
        let checks = try #require(object["checks"] as? [[String: Any]])
        #expect(
            checks.map { "\($0["case"] ?? "") \($0["output"] ?? "") \($0["passed"] ?? "")" } == [
                "mug heatmap 0", "hidden 1 heatmap 1", "mug gradient 1", "hidden 1 gradient 1",
            ])
        let check = try #require(checks.first)
        #expect(check["shape"] as? [Int] == [7, 7])
        #expect(check["expectedShape"] as? [Int] == [7, 7])
        #expect(check["picture"] as? String == "/course/.course/pictures/grad-cam-map/mug-heatmap.png")
        let first = try #require(check["firstMismatch"] as? [String: Any])
        #expect(first["index"] as? [Int] == [0, 0])
        #expect(first["at"] as? String == "y=0, x=0")
        #expect(first["yours"] as? Double == 0.5)
        #expect(first["expected"] as? Double == 0)
        #expect(checks[1]["cosine"] is NSNull)
        #expect(checks[1]["picture"] is NSNull)
    }

    @Test func notANumber_isAWord() throws {
        let result = try #require(try OutcomeSamples().all().first { $0.name == "failed: not a number" }?.result)
        let checks = try #require(try object(result)["checks"] as? [[String: Any]])
        let first = try #require(checks.first { $0["passed"] as? Bool == false }?["firstMismatch"] as? [String: Any])
        #expect(first["yours"] as? String == "nan")
    }

    @Test func diagnosis_isNamedAndSaid() throws {
        let result = try #require(try OutcomeSamples().all().first { $0.name == "failed: recognized" }?.result)
        let object = try object(result)
        #expect(
            object["diagnosis"] as? [String: String] == [
                "id": "transposed", "say": "Rows and columns are swapped.",
            ])
        #expect(object["hint"] as? String == "The first axis of a map is y.")
    }

    @Test func observation_isNamedAndSaid_whereNoDiagnosisIs() throws {
        for (name, result) in try OutcomeSamples().all() {
            let object = try object(result)
            let observation = object["observation"] as? [String: String]
            #expect(observation != nil || object["observation"] is NSNull, "\(name)")
            #expect(observation == nil || object["diagnosis"] is NSNull, "\(name)")
        }
        let result = try #require(try OutcomeSamples().all().first { $0.name == "failed: a hidden case" }?.result)
        let object = try object(result)
        let observation = try #require(object["observation"] as? [String: String])
        #expect(Set(observation.keys) == ["id", "say", "output"])
        #expect(observation["id"] == "only-hidden-cases")
        #expect((object["says"] as? [String])?.contains(try #require(observation["say"])) == true)
    }

    @Test func hiddenCases_areKeptSecret() throws {
        for (name, result) in try OutcomeSamples().all() {
            let text = String(decoding: try Console.encoded(CheckReport(result)), as: UTF8.self)
            #expect(!text.contains(OutcomeSamples.secretCase), "\(name)")
            #expect(!text.contains("43."), "\(name)")
            for check in try #require(try object(result)["checks"] as? [[String: Any]]) {
                guard (check["case"] as? String)?.hasPrefix("hidden") == true else { continue }
                for key in ["firstMismatch", "worst", "maxAbsolute", "maxRelative", "cosine", "picture"] {
                    #expect(check[key] is NSNull, "\(name), \(key)")
                }
            }
        }
    }

    @Test func all_isOneObjectWithASummary() throws {
        let results = try OutcomeSamples().all().map(\.result)
        let data = try Console.encoded(CheckAllReport(results, problems: []))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(Set(object.keys) == ["outcome", "passed", "total", "exercises", "problems"])
        #expect((object["problems"] as? [Any])?.isEmpty == true)
        #expect(object["outcome"] as? String == "grader-fault")
        #expect(object["passed"] as? Int == 1)
        #expect(object["total"] as? Int == results.count)
        let exercises = try #require(object["exercises"] as? [[String: Any]])
        #expect(exercises.allSatisfy { Set($0.keys) == Self.keys })
    }
}
