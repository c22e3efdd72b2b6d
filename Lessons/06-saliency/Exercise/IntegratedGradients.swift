import NN
import Starter

// Handy here: + - * / between tensors, and between a tensor and a Float; `Float(k)`, `Tensor.zeros(image.shape)`,
// `tensor.sum().scalar`; and as before `tracked()`, `gradient(of: score, at: tensor)`, `logits[0, target]`.

/// The places on the straight way from a baseline to a picture at which the slope is taken.
///
/// - Parameters:
///   - baseline: where the way begins, of any shape.
///   - image: where it ends, of the same shape.
///   - steps: how many equal pieces the way has.
/// - Returns: the middle of each piece, in order, each of the shape of `image`.
public func path(from baseline: Tensor, to image: Tensor, steps: Int) -> [Tensor] {
    yourTurn("Go from the baseline to the picture, and stop in the middle of each piece.")
}

/// How much each number of the picture has added to the score on the way from the baseline.
///
/// - Parameters:
///   - target: the id of the class.
///   - image: the network's input, `[1, 3, H, W]`.
///   - baseline: a picture without anything in it, of the same shape.
///   - steps: how many places of the way are looked at.
/// - Returns: `[1, 3, H, W]`, positive and negative.
public func integratedGradients(
    of target: Int, at image: Tensor, from baseline: Tensor, model: ResNet, steps: Int
) -> Tensor {
    yourTurn("Average the slopes along the way, and multiply by how far each number has gone.")
}

/// Both sides of the account: what all numbers together have added, and what the score has gained.
///
/// - Parameters:
///   - attribution: what ``integratedGradients(of:at:from:model:steps:)`` gives, `[1, 3, H, W]`.
///   - target: the id of the class.
///   - image: the network's input, `[1, 3, H, W]`.
///   - baseline: of the same shape.
public func account(
    _ attribution: Tensor, of target: Int, at image: Tensor, from baseline: Tensor, model: ResNet
) -> (sum: Float, gain: Float) {
    yourTurn("Add the attributions up, and take the difference of the two scores.")
}
