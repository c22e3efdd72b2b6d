import NN
import Starter

// Handy here: `logits.argMax(over: 1)` (an array with the winner of each row), `zip(a, b)`, and on arrays `count`,
// `count { ... }`, `indices.filter { ... }`, `map`.

/// The share of pictures that are named as wanted.
///
/// - Parameters:
///   - answers: what the network said of each picture, the id of a class.
///   - wanted: what it should have said, in the same order.
/// - Returns: 0...1; 0 where there are no pictures.
public func share(of answers: [Int], named wanted: [Int]) -> Float {
    if answers.isEmpty { return 0 }
    yourTurn("Count the pictures that are named as wanted, and divide by how many there are.")
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
    yourTurn("Find the three accuracies, the same for each class, and how many answers follow the sticker.")
}
