import Foundation
import Grading
import Lessons
import NN

// What grading costs after the run, for outputs of a million elements: reading both files, comparing, diagnosing, remarking; and
// of that the remark alone, also where a diagnosis makes it needless.
// Processor time, because that is the same on a busy machine.

let shape = [1, 4, 500, 500]
let count = shape.reduce(1, *)

/// Numbers between -1 and 1 that look like an activation's, the same every time.
func numbers() -> [Float] {
    var state: UInt64 = 7
    return (0..<count).map { index in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return sin(Float(index) * 0.001) * 0.5 + Float(state >> 40) / Float(1 << 24) * 0.5
    }
}

/// What is handed in, and what it is.
let right = numbers()
var oneOff = right
oneOff[count / 2] += 1
let unrelated = right.indices.map { sin(Float($0) * 12.9898) * 0.9 }
let answers: [(String, [Float])] = [
    ("right", right), ("one element wrong", oneOff), ("every element wrong", right.map { $0 * 3 + 0.25 }),
    ("another map", right.reversed()), ("unrelated", unrelated), ("bent", right.map { $0 * abs($0) + $0 }),
]
let metrics: [(String, Comparison.Metric)] = [
    ("close", .close(rtol: 1e-4, atol: 1e-6)), ("exact", .exact), ("cosine", .cosine(min: 0.999)),
    ("rank", .rank(min: 0.999)), ("top-k", .topK(k: 5)), ("up-to-sign", .upToSign(rtol: 1e-4, atol: 1e-6)),
]

/// The median of five times that something takes, in milliseconds of processor time.
func median(_ body: () -> Void) -> Double {
    let times = (0..<5).map { _ in
        let start = processorTime()
        body()
        return processorTime() - start
    }
    return times.sorted()[2] * 1000
}

/// Seconds of processor time that the process has used.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func padded(_ text: String, _ width: Int) -> String {
    text.padding(toLength: width, withPad: " ", startingAt: 0)
}

let folder = FileManager.default.temporaryDirectory.appending(path: "grading-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
try SafeTensors(arrays: ["map": StoredArray(Tensor(right, shape: shape))])
    .write(to: folder.appending(path: "reference.safetensors"))
print("\(padded("metric", 12))\(padded("answer", 22))\(padded("outcome", 10))\(padded("in all", 10))the remark")
for (name, metric) in metrics {
    let output = OutputSpec(
        name: "map", shape: shape, axes: ["n", "c", "y", "x"],
        reference: ReferencePath(file: "reference.safetensors", key: "map"), comparison: Comparison(metric))
    let exercise = ExerciseSpec(id: "map", title: "Map", target: "Map", edit: ["Exercise/Map.swift"], outputs: [output])
    for (what, answer) in answers {
        let file = folder.appending(path: "answer.safetensors")
        try SafeTensors(arrays: ["main/map": StoredArray(Tensor(answer, shape: shape))]).write(to: file)
        var verdict: Verdict?
        let all = median { verdict = Grader(lessonFolder: folder).grade(exercise, outputs: file) }
        guard let verdict else { continue }
        var remark: Observation?
        let alone = median { remark = ObservationFinder.observation([verdict.compared]) }
        let said = verdict.outcome == .failed ? String(format: "%.1f ms, \(remark?.id ?? "none")", alone) : ""
        let start = padded(name, 12) + padded(what, 22) + padded(verdict.outcome.rawValue, 10)
        print(start + padded("\(Int(all.rounded())) ms", 10) + said)
    }
}
