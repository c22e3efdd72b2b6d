import Foundation
import NN

/// Does pieces of work as they are asked for on stdin, one a line, and answers each with a line of JSON.
///
///     5 forward resnet18 1 224        five runs of a forward pass of one picture
///     5 sgemm 2048                    five products of square matrices
///
/// `Benchmarks/beside-pytorch` talks to this program and to one that does the same with PyTorch, in turn.
@main
struct NetworkBenchmark {
    /// An answer: what it took, and what came out.
    struct Answer: Encodable {
        let measurement: Measurement
        let numbers: [Float]
    }

    static func main() throws {
        var workloads: [[Substring]: Workload] = [:]
        while let line = readLine() {
            let words = line.split(separator: " ")
            guard words.count > 2, let times = Int(words[0]) else { throw UnknownWork(line: line) }
            let answer: Answer
            if words[1] == "sgemm" {
                answer = products(times, Int(words[2]) ?? 1024)
            } else {
                let name = Array(words.dropFirst())
                guard let workload = try workloads[name] ?? Workload(name) else { throw UnknownWork(line: line) }
                workloads[name] = workload
                answer = networks(times, workload)
            }
            print(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
            fflush(nil)
        }
    }

    private static func networks(_ times: Int, _ workload: Workload) -> Answer {
        var numbers: [Float] = []
        let measurement = Measurement(times: times) { numbers = workload.run() }
        return Answer(measurement: measurement, numbers: numbers)
    }

    /// What the machine's BLAS can do: every core multiplies matrices of its own, as the parts of a network do.
    private static func products(_ times: Int, _ size: Int) -> Answer {
        let a = Tensor.pseudoRandom([ProcessInfo.processInfo.activeProcessorCount, size, size], seed: 1)
        let b = Tensor.pseudoRandom(a.shape, seed: 2)
        return Answer(measurement: Measurement(times: times) { _ = matmul(a, b) }, numbers: [])
    }
}

/// A line that asks for nothing that is known.
struct UnknownWork: Error, CustomStringConvertible {
    let line: String
    var description: String { "cannot do \"\(line)\"; wanted TIMES WORK NETWORK [BATCH SIDE]" }
}
