import Foundation
import Grading
import Imaging
import Lessons
import NN
import Testing

@testable import Checking
@testable import Pictures
@testable import Runner
@testable import Sandbox

/// One finished check of every kind, of one exercise in a course under `/course`: what pages and JSON are held to.
struct OutcomeSamples {
    let lesson: Lesson
    let exercise: ExerciseSpec
    private let references: TemporaryFolder

    init() throws {
        references = TemporaryFolder()
        let path = ReferencePath(file: "references/x.safetensors", key: "{case}/heatmap")
        let gradient = ReferencePath(file: "references/x.safetensors", key: "{case}/gradient")
        exercise = ExerciseSpec(
            id: "grad-cam-map", title: "A heat map for a class", target: "GradCAM", edit: ["Exercise/GradCAM.swift"],
            outputs: [
                OutputSpec(
                    name: "heatmap", shape: [7, 7], axes: ["y", "x"], reference: path,
                    comparison: Comparison(.close(rtol: 1e-4, atol: 1e-6)), view: ViewSpec(.heat), points: 3,
                    stage: 2),
                OutputSpec(
                    name: "gradient", shape: [7, 7], axes: ["y", "x"], reference: gradient,
                    comparison: Comparison(.close(rtol: 1e-4, atol: 1e-6)), points: 2, stage: 1),
            ],
            cases: [CaseSpec(id: "mug"), CaseSpec(id: Self.secretCase, hidden: true)],
            hints: [
                "Which axes do you average over? Each channel has one weight.", "What removes negative evidence?",
            ],
            mistakes: [
                MistakeSpec(
                    id: "transposed", kind: .transform(.transpose("y", "x")), output: "heatmap",
                    say: "Rows and columns are swapped.", hint: "The first axis of a map is y.")
            ])
        let folder = URL(filePath: "/course/Lessons/08-grad-cam")
        lesson = Lesson(
            id: "grad-cam", title: "Grad-CAM", requires: [], number: 8, folder: folder, blocks: [],
            exercises: [exercise])
        let file = references.url.appending(path: "references/x.safetensors")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try SafeTensors(arrays: Self.right).write(to: file)
    }

    /// Names and values that no learner may see.
    static let secretCase = "guitar-under-glass"
    static let secretValue: Float = 43.28125

    private static var right: [String: StoredArray] {
        func map(_ offset: Float) -> StoredArray {
            StoredArray(Tensor((0..<49).map { Float($0 * $0 % 53) / 53 + offset }, shape: [7, 7]))
        }
        let hidden = map(secretValue)
        return [
            "mug/heatmap": map(0), "mug/gradient": map(1), "\(secretCase)/heatmap": hidden,
            "\(secretCase)/gradient": map(3),
        ]
    }

    /// What the grader says of the right answers after a change.
    ///
    /// - Parameter unfinished: what `yourTurn` has asked for, where the program ended in it.
    func verdict(unfinished: String? = nil, _ change: (inout [String: StoredArray]) -> Void) throws -> Verdict {
        var arrays = Self.right
        change(&arrays)
        let file = references.url.appending(path: "outputs-\(UUID().uuidString).safetensors")
        try SafeTensors(arrays: arrays).write(to: file)
        return Grader(lessonFolder: references.url).grade(exercise, outputs: file, unfinished: unfinished)
    }

    func checked(
        _ judgement: Judgement, hint: CheckedExercise.Hint? = nil, pictures: [String: OutputSheet] = [:],
        printed: String = "",
        containment: SandboxLevel = .ladder[0]
    ) -> CheckedExercise {
        let run = RunReport(
            ending: .exited(status: 0), standardOutput: Data(printed.utf8), standardError: Data(), seconds: 0.2,
            peakMemoryBytes: 1 << 20, leftBehind: 0)
        var wasRun = judgement.outcome != .didNotBuild
        switch judgement {
        case .notGraded(.buildTimedOut), .notGraded(.buildOverLimit): wasRun = false
        default: break
        }
        let record = CheckRecord(
            exercise: exercise.id, judgement: judgement,
            seconds: .init(build: 0.31, run: wasRun ? 0.2 : 0, grade: 0.01), containment: containment.rawValue,
            log: URL(filePath: "/course/.course/logs/grad-cam-map.log"), run: wasRun ? run : nil)
        return CheckedExercise(
            exercise: exercise, lesson: lesson, record: record, hint: hint,
            hasMoreHints: judgement.outcome == .failed, pictures: pictures)
    }

    /// The pictures of outputs that are the reference turned upside down.
    private func drawn(_ outputs: [String]) throws -> [String: OutputSheet] {
        var sheets: [String: OutputSheet] = [:]
        for name in outputs {
            let reference = try #require(Self.right["mug/\(name)"]).tensor
            let yours = Tensor(reference.scalars.reversed(), shape: reference.shape)
            let output = try #require(exercise.outputs.first { $0.name == name })
            let sheet = ErrorSheet(
                view: ViewSpec(.heat), title: name, yours: yours, reference: reference, over: nil)
            sheets["mug/\(name)"] = OutputSheet(
                file: URL(filePath: "/course/.course/pictures/grad-cam-map/mug-\(name).png"),
                sheet: try #require(sheet.sheet()), yours: TensorSummary(yours, axes: output.axes),
                reference: TensorSummary(reference, axes: output.axes))
        }
        return sheets
    }

    /// One check of each kind, by a name for it.
    func all() throws -> [(name: String, result: CheckedExercise)] {
        func changed(_ key: String, _ change: ([Float]) -> [Float]) throws -> Verdict {
            try verdict { arrays in
                let values = change(arrays[key]?.tensor.scalars ?? [])
                arrays[key] = StoredArray(Tensor(values, shape: [7, 7]))
            }
        }
        let pictures = try drawn(["heatmap", "gradient"])
        let first = CheckedExercise.Hint(text: exercise.hints[0].say, number: 1)
        let file = "Lessons/08-grad-cam/Exercise/GradCAM.swift"
        func crash(_ printed: String, signal: Int32 = SIGILL) -> CheckProblem {
            .crashed(Crash(signal: signal, printed: printed, files: ["/staged/GradCAM.swift": file]))
        }
        return [
            ("passed", checked(.graded(try verdict { _ in }), pictures: pictures)),
            (
                "failed: values",
                checked(
                    .graded(
                        try changed("mug/heatmap") { $0.enumerated().map { $0.offset % 3 == 0 ? 0.5 : $0.element } }),
                    hint: first, pictures: pictures, printed: "weights: 512\n")
            ),
            (
                "failed: recognized",
                checked(
                    .graded(
                        try verdict { arrays in
                            for key in ["mug/heatmap", "\(Self.secretCase)/heatmap"] {
                                let values = arrays[key]?.tensor.scalars ?? []
                                let exchanged = (0..<49).map { values[$0 % 7 * 7 + $0 / 7] }
                                arrays[key] = StoredArray(Tensor(exchanged, shape: [7, 7]))
                            }
                        }), hint: .init(text: "The first axis of a map is y.", number: nil), pictures: pictures)
            ),
            (
                "failed: a hidden case",
                checked(
                    .graded(try changed("\(Self.secretCase)/heatmap") { $0.map { $0 + 0.25 } }), hint: first,
                    pictures: pictures, containment: .limits)
            ),
            (
                "failed: not a number",
                checked(.graded(try changed("mug/gradient") { $0.map { $0 > 1.5 ? .nan : $0 } }), hint: first)
            ),
            ("failed: missing", checked(.graded(try verdict { $0["mug/heatmap"] = nil }), hint: first)),
            (
                "failed: a part",
                checked(
                    .graded(
                        try verdict(unfinished: "add the maps up by their weights") { arrays in
                            arrays = arrays.filter { $0.key.hasSuffix("gradient") }
                        }), pictures: pictures.filter { $0.key.hasSuffix("gradient") })
            ),
            (
                "failed: a part that is wrong",
                checked(
                    .graded(
                        try verdict(unfinished: "add the maps up by their weights") { arrays in
                            arrays = arrays.filter { $0.key.hasSuffix("gradient") }
                            arrays["mug/gradient"] = arrays["\(Self.secretCase)/gradient"]
                        }), hint: first, pictures: pictures.filter { $0.key.hasSuffix("gradient") })
            ),
            ("no output: names", checked(.graded(try verdict { $0 = ["mug/heat": $0["mug/heatmap"]!] }))),
            ("no output", checked(.notGraded(.noOutput))),
            ("not attempted", checked(.notGraded(.notAttempted(task: "average the gradient over y and x")))),
            (
                "did not build",
                checked(
                    .notGraded(
                        .didNotBuild([
                            CompilerMessage(
                                origin: .learner, file: file, line: 14, column: 22,
                                text: "cannot convert value of type 'Int' to expected argument type 'Tensor'",
                                source: "    let weights = mean(4)", notes: ["arguments are Int and Tensor"])
                        ])))
            ),
            (
                "did not build: the check's use",
                checked(
                    .notGraded(
                        .didNotBuild([
                            CompilerMessage(
                                origin: .check, file: "Lessons/08-grad-cam/Check/GradCAMCheck/main.swift", line: 9,
                                column: 31, text: "extra argument 'layer' in call",
                                source: "        report(\"heatmap\", gradCAM(image, layer: name))")
                        ])))
            ),
            ("missing file", checked(.notGraded(.missingFile(file)))),
            ("not a plain file", checked(.notGraded(.notAPlainFile(file)))),
            ("build timed out", checked(.notGraded(.buildTimedOut(seconds: 180)))),
            ("build over limit", checked(.notGraded(.buildOverLimit(.memory, limit: 4 << 30)))),
            (
                "crashed",
                checked(
                    .notGraded(
                        crash(
                            "GradCAM.swift:14: Fatal error: Index out of range\n0 0x1f heat at /staged/GradCAM.swift:14:9\n"
                        )))
            ),
            (
                "crashed: recursion",
                checked(.notGraded(crash("9000 0x1f heat at /staged/GradCAM.swift:14:9\n", signal: SIGSEGV)))
            ),
            ("crashed: threw", checked(.notGraded(.threw("the picture has no pixels")))),
            ("crashed: status", checked(.notGraded(.exited(status: 3)))),
            ("crashed: killed its parent", checked(.notGraded(.killedItsParent))),
            (
                "timed out",
                checked(
                    .notGraded(.timedOut(seconds: 20)),
                    printed: (1...40).map { "step \($0)" }.joined(separator: "\n") + "\n")
            ),
            ("over limit", checked(.notGraded(.overLimit(.memory, limit: 1 << 30, used: (1 << 30) + (1 << 28))))),
            (
                "grader fault",
                checked(.notGraded(.fault("the reference references/x.safetensors has no tensor \"mug/heatmap\".")))
            ),
        ]
    }
}
