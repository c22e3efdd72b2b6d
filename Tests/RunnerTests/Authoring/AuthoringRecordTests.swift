import Foundation
import NN
import Testing

@testable import Authoring
@testable import Checking
@testable import Runner

extension MiniCourseTests {
    /// What is recorded, and what is left alone.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct AuthoringRecordTests {
        private let references = "references/sharp-edges.safetensors"

        @Test func recordedReferences_areOnlyCompared() async throws {
            let trial = try await TrialCourse()
            let (recordings, written) = try await trial.record(replacing: false)
            #expect(written == [])
            #expect(recordings.map { $0.count(.agrees) } == [6])
            #expect(recordings.first?.repeatability["stretched"] == 0)
        }

        @Test func otherReference_isKeptUnlessItIsToBeReplaced() async throws {
            let trial = try await TrialCourse()
            let file = trial.lesson.appending(path: references)
            let original = try Data(contentsOf: file)
            var contents = try SafeTensors(data: original)
            contents.arrays["hill/stretched"] = StoredArray(try contents.tensor("hill/stretched") + 1)
            try contents.write(to: file)
            let foreign = try Data(contentsOf: file)

            let kept = try await trial.record(replacing: false)
            #expect(kept.recordings.map { $0.count(.differs) } == [1])
            #expect(
                kept.recordings.first?.tensors.first { $0.change == .differs }?.path == "\(references)#hill/stretched")
            #expect(try Data(contentsOf: file) == foreign)

            let replaced = try await trial.record(replacing: true)
            #expect(replaced.written == [references])
            #expect(replaced.recordings.map { $0.count(.replaced) } == [1])
            #expect(try Data(contentsOf: file) == original)
            #expect(try await trial.check().problems == [])
        }

        @Test func tensorsThatNoSpecNames_areDroppedWhenAllIsReplaced() async throws {
            let trial = try await TrialCourse()
            let file = trial.lesson.appending(path: references)
            let original = try Data(contentsOf: file)
            var contents = try SafeTensors(data: original)
            contents.arrays["hill/forgotten"] = contents.arrays["hill/stretched"]
            try contents.write(to: file)
            #expect(try await trial.record(replacing: false).written == [])
            #expect(try await trial.record(replacing: true).written == [references])
            #expect(try Data(contentsOf: file) == original)
            #expect(try await trial.check().problems == [])
        }

        @Test func changedSolution_isStampedOnceItIsRecorded() async throws {
            let trial = try await TrialCourse()
            try trial.edit("Solution/SharpEdges.swift", "/ (map.max()", "/  (map.max()")
            #expect(try await trial.check().problems.allSatisfy { $0.message.contains("was made from") })
            #expect(try await trial.record(replacing: false).written == [])
            #expect(try await trial.check().problems == [])
        }

        @Test func missingFiles_areMade() async throws {
            let trial = try await TrialCourse()
            try trial.remove("references")
            let (recordings, written) = try await trial.record(replacing: false)
            #expect(written == ["references/mistakes.safetensors", references])
            #expect(recordings.map { $0.count(.added) } == [6])
            #expect(try await trial.check().problems == [])
        }

        @Test func referencesOfAnotherProgram_areItsOwnWhenSomebodySaysSo() async throws {
            let trial = try await TrialCourse()
            let program = "Tools/oracle/edges.py"
            let script = trial.root.appending(path: program)
            try FileManager.default.createDirectory(
                at: script.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("print(1)\n".utf8).write(to: script)
            try trial.remove("references/provenance.json")
            let (recordings, written) = try await trial.record(replacing: false, madeBy: program)
            #expect(recordings.flatMap(\.problems) == [])
            #expect(written == [])
            let record = try Provenance(of: trial.lesson)
            #expect(record.files[references]?.madeBy == program)
            #expect(record.files[references]?.from.keys.sorted() == [program])
            #expect(try await trial.check().problems == [])
            // Its line ends do not matter, what it says does.
            try Data("print(1)\r\n".utf8).write(to: script)
            #expect(try await trial.check().problems == [])
            try Data("print(2)\n".utf8).write(to: script)
            let problems = try await trial.check().problems
            #expect(problems.contains { $0.message == "\(program) is not what \(references) was made from." })
            #expect(problems.allSatisfy { $0.remedy.contains("--made-by \(program)") })
        }

        @Test func whatIsNoTensor_keepsItsRecord() async throws {
            let trial = try await TrialCourse()
            var record = try Provenance(of: trial.lesson)
            let figures = Provenance.Entry(sha256: "ab", madeBy: "Tools/measure.py", from: ["Tools/measure.py": "cd"])
            record.files["references/figures.json"] = figures
            record.files["references/gone.safetensors"] = figures
            try record.write(in: trial.lesson)
            _ = try await trial.record(replacing: true)
            let files = try Provenance(of: trial.lesson).files
            #expect(files["references/figures.json"] == figures)
            #expect(files["references/gone.safetensors"] == nil)
        }

        @Test func missingTensor_isNotMadeInTheNameOfAnotherProgram() async throws {
            let trial = try await TrialCourse()
            let file = trial.lesson.appending(path: references)
            var contents = try SafeTensors(data: Data(contentsOf: file))
            contents.arrays["hill/stretched"] = nil
            try contents.write(to: file)
            let (recordings, written) = try await trial.record(replacing: false, madeBy: "Tools/edges.py")
            #expect(written == [])
            #expect(
                recordings.flatMap(\.problems).map(\.message)
                    == ["\(references) has no tensor \"hill/stretched\", which Tools/edges.py is to make."])
        }

        @Test func unknownReferences_areOursWhenTheyAreReplaced() async throws {
            let trial = try await TrialCourse()
            try trial.remove("references/provenance.json")
            _ = try await trial.record(replacing: true)
            #expect(try await trial.check().problems == [])
        }

        @Test func changedReference_isNoReferenceForALearner() async throws {
            let trial = try await TrialCourse()
            let exercise = try #require(trial.load().course.exercise("sharp-edges"))
            let lesson = try #require(trial.load().course.lessons.first)
            #expect(Provenance.changedReference(of: exercise, in: lesson) == nil)
            let file = trial.lesson.appending(path: references)
            var contents = try SafeTensors(data: Data(contentsOf: file))
            contents.arrays["hill/stretched"] = StoredArray(try contents.tensor("hill/stretched") + 1)
            try contents.write(to: file)
            let pipeline = CheckPipeline(paths: trial.paths, containment: trial.containment)
            let record = try await pipeline.check(exercise, in: lesson)
            #expect(record.outcome == .graderFault)
            guard case .fault(let sentence) = record.problem else {
                Issue.record("\(String(describing: record.problem))")
                return
            }
            #expect(sentence.hasPrefix("Lessons/01-sharp-edges/\(references) is not what course author record wrote."))
            // Where nothing is recorded, nothing is compared.
            try trial.remove("references/provenance.json")
            #expect(Provenance.changedReference(of: exercise, in: lesson) == nil)
        }

        @Test func wrongShape_isNotRecorded() async throws {
            let trial = try await TrialCourse()
            try trial.remove("references")
            try trial.edit("lesson.md", "shape: [3, 4]", "shape: [4, 3]")
            let (recordings, written) = try await trial.record(replacing: false)
            #expect(written == [])
            #expect(recordings.flatMap(\.problems).count == 1)
        }

        @Test func tooTightTolerance_getsAProposal() async throws {
            let trial = try await TrialCourse()
            let file = trial.lesson.appending(path: references)
            var contents = try SafeTensors(data: Data(contentsOf: file))
            contents.arrays["hill/stretched"] = StoredArray(try contents.tensor("hill/stretched") + 5e-7)
            try contents.write(to: file)
            let (recordings, _) = try await trial.record(replacing: false)
            let proposal = try #require(recordings.first?.proposals["stretched"])
            #expect(proposal.hasPrefix("{ metric: close, rtol: "))
            try trial.edit("lesson.md", "{ metric: close, rtol: 1e-5, atol: 1e-6 }", proposal)
            #expect(try await trial.check().problems == [])
        }
    }
}
