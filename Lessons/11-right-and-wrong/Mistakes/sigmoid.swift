import Foundation
import NN
import Starter

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
    let probabilities = logits.scalars.map { 1 / (1 + exp(-$0)) }
    let ranked = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    let predicted = ranked[0]
    let rival = predicted == truth ? ranked[1] : truth
    return Answer(
        predicted: predicted, rival: rival, confidence: probabilities[predicted], rivalConfidence: probabilities[rival])
}
