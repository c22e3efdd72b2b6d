import Explaining
import Foundation
import NN
import Support
import TerminalUI

/// A question to a network and the method that answers it: the part of `explain` that takes the time.
struct AskedQuestion: Sendable {
    let network: any ExplainableClassifier
    /// `[1, 3, H, W]`.
    let input: Tensor
    let target: Int?
    let layer: String?
    let method: any ExplanationMethod

    /// What came of it.
    struct Answer: Sendable {
        let explanation: Explanation
        /// How long the pass through the network took, in seconds.
        let forward: Double
        /// How long the method took beyond it, in seconds.
        let explain: Double
    }

    /// Asks, on a thread of its own, so that the line that says how far it is can move meanwhile.
    ///
    /// - Parameter title: what the line begins with.
    /// - Throws: `CommandError` when the question has no answer.
    func answered(showing title: String, on terminal: Terminal) async throws -> Answer {
        do {
            return try await LiveLine(terminal: terminal).telling { line, step in
                await line.show("\(title)  \(step)")
                // Where no line can be rewritten, one that stays is worth it for what takes long.
                if step.left > 5 { await line.note("\(title): \(step.total) passes ...") }
            } of: { (tell: @escaping @Sendable (PassesDone) -> Void) in
                try await onThreadOfItsOwn { Result { try answer(progress: tell) } }.get()
            }
        } catch let error as ExplanationError {
            throw CommandError.usage(error.sentence)
        }
    }

    private func answer(progress: (PassesDone) -> Void) throws -> Answer {
        let began = ContinuousClock.now
        let question = try Question(network, image: input, target: target, layer: layer)
        let asked = ContinuousClock.now
        let explanation = try method.explain(question) { done, total in
            progress(PassesDone(done: done, total: total, seconds: asked.duration(to: .now) / .seconds(1)))
        }
        return Answer(
            explanation: explanation, forward: began.duration(to: asked) / .seconds(1),
            explain: asked.duration(to: .now) / .seconds(1))
    }
}

/// How far a method of many passes is.
struct PassesDone: Sendable, CustomStringConvertible {
    let done: Int
    let total: Int
    /// How long that took.
    let seconds: Double

    /// How long it will still take, at the same pace.
    var left: Double { seconds / Double(max(done, 1)) * Double(total - done) }

    /// `320 of 4000, about 40 s left`.
    var description: String {
        "\(done) of \(total)" + (left >= 2 ? ", about \(Quantity.seconds(left.rounded())) left" : "")
    }
}

/// Runs a computation that uses a core for seconds without taking a thread from those that wait for each other.
private func onThreadOfItsOwn<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let thread = Thread { continuation.resume(returning: body()) }
        // As much as the main thread has: a deep network's graph is taken down by nested calls.
        thread.stackSize = 8 << 20
        thread.start()
    }
}
