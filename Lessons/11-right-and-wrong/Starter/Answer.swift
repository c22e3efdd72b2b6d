import NN
import Starter

// Handy here: `softmax(logits)`, `tensor.scalars`, and on arrays `indices.sorted { ... }`.

/// What the network answered, beside what is in the picture.
public struct Answer: Sendable {
    /// The class with the highest score.
    public var predicted: Int
    /// The class to compare with: the true one when the network is wrong, else the one that came second.
    public var rival: Int
    /// The probability of the predicted class.
    public var confidence: Float
    /// The probability of the rival.
    public var rivalConfidence: Float

    /// Creates an answer.
    public init(predicted: Int, rival: Int, confidence: Float, rivalConfidence: Float) {
        self.predicted = predicted
        self.rival = rival
        self.confidence = confidence
        self.rivalConfidence = rivalConfidence
    }
}

/// Reads the network's scores.
///
/// - Parameters:
///   - logits: `[1, classes]`.
///   - truth: the id of the class that is in the picture.
public func answer(_ logits: Tensor, truth: Int) -> Answer {
    yourTurn("Read the prediction, its rival and both probabilities off the scores.")
}
