import NN
import Starter

// BEGIN STARTER
// Handy here: `softmax(logits)`, `tensor.scalars`, and on arrays `indices.sorted { ... }`.
// END STARTER

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
    // BEGIN SOLUTION: Read the prediction, its rival and both probabilities off the scores.
    let probabilities = softmax(logits).scalars
    // MISTAKE sigmoid: let probabilities = (1 / (1 + (-logits).exp())).scalars
    let ranked = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    // MISTAKE named-twice: let ranked = probabilities.sorted(by: >).compactMap { probabilities.firstIndex(of: $0) }
    let predicted = ranked[0]
    let rival = predicted == truth ? ranked[1] : truth
    // MISTAKE always-second: let rival = ranked[1]
    // MISTAKE always-truth: let rival = truth
    return Answer(
        predicted: predicted, rival: rival, confidence: probabilities[predicted], rivalConfidence: probabilities[rival])
    // MISTAKE confidence-of-second: predicted: predicted, rival: rival, confidence: probabilities[predicted],
    // MISTAKE confidence-of-second: rivalConfidence: probabilities[ranked[1]])
    // END SOLUTION
}
