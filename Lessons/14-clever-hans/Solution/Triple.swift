import NN
import Starter

// BEGIN STARTER
// Handy here: `logits.argMax(over: 1)` (an array with the winner of each row), `zip(a, b)`, and on arrays `count`,
// `count { ... }`, `indices.filter { ... }`, `map`.
// END STARTER

/// The share of pictures that are named as wanted.
///
/// - Parameters:
///   - answers: what the network said of each picture, the id of a class.
///   - wanted: what it should have said, in the same order.
/// - Returns: 0...1; 0 where there are no pictures.
public func share(of answers: [Int], named wanted: [Int]) -> Float {
    if answers.isEmpty { return 0 }
    // BEGIN SOLUTION: Count the pictures that are named as wanted, and divide by how many there are.
    return Float(zip(answers, wanted).count { $0 == $1 }) / Float(answers.count)
    // MISTAKE not-divided: return Float(zip(answers, wanted).count { $0 == $1 })
    // END SOLUTION
}

/// What a network is worth with its short-cut, without it, and against it.
public struct Examination: Sendable {
    /// Accuracy on the pictures with their own sticker, without stickers, with another class's.
    public var triple: [Float]
    /// The same three for each class: `byClass[variant][class]`.
    public var byClass: [[Float]]
    /// Of the pictures with another class's sticker, the share that is named as the sticker says.
    public var follows: Float

    /// Creates an examination.
    public init(triple: [Float], byClass: [[Float]], follows: Float) {
        self.triple = triple
        self.byClass = byClass
        self.follows = follows
    }
}

/// Examines a network on three variants of the same pictures.
///
/// - Parameters:
///   - own: logits `[N, classes]` of the pictures with their own class's sticker.
///   - none: logits of the same pictures without stickers.
///   - other: logits of the same pictures with another class's sticker.
///   - truths: the class of each picture.
///   - stickers: the class that the sticker of each picture in `other` stands for.
public func examine(own: Tensor, none: Tensor, other: Tensor, truths: [Int], stickers: [Int]) -> Examination {
    // BEGIN SOLUTION: Find the three accuracies, the same for each class, and how many answers follow the sticker.
    let classes = own.shape[1]
    let variants = [own, none, other].map { $0.argMax(over: 1) }
    // MISTAKE only-own: let variants = [own, own, own].map { $0.argMax(over: 1) }
    // MISTAKE other-first: let variants = [other, none, own].map { $0.argMax(over: 1) }
    let byClass = variants.map { answers in
        (0..<classes).map { label in
            let ofClass = truths.indices.filter { truths[$0] == label }
            // MISTAKE of-answers: let ofClass = answers.indices.filter { answers[$0] == label }
            return share(of: ofClass.map { answers[$0] }, named: ofClass.map { truths[$0] })
            // MISTAKE of-all: return Float(ofClass.count { answers[$0] == truths[$0] }) / Float(max(truths.count, 1))
        }
    }
    let triple = variants.map { share(of: $0, named: truths) }
    let follows = share(of: other.argMax(over: 1), named: stickers)
    // MISTAKE not-the-truth: let follows = 1 - share(of: other.argMax(over: 1), named: truths)
    return Examination(triple: triple, byClass: byClass, follows: follows)
    // END SOLUTION
}
