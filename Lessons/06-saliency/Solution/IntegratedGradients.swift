import NN
import Starter

// BEGIN STARTER
// Handy here: + - * / between tensors, and between a tensor and a Float; `Float(k)`, `Tensor.zeros(image.shape)`,
// `tensor.sum().scalar`; and as before `tracked()`, `gradient(of: score, at: tensor)`, `logits[0, target]`.
// END STARTER

/// The places on the straight way from a baseline to a picture at which the slope is taken.
///
/// - Parameters:
///   - baseline: where the way begins, of any shape.
///   - image: where it ends, of the same shape.
///   - steps: how many equal pieces the way has.
/// - Returns: the middle of each piece, in order, each of the shape of `image`.
public func path(from baseline: Tensor, to image: Tensor, steps: Int) -> [Tensor] {
    // BEGIN SOLUTION: Go from the baseline to the picture, and stop in the middle of each piece.
    (0..<steps).map { step in
        let share = (Float(step) + 0.5) / Float(steps)
        // MISTAKE left: let share = Float(step) / Float(steps)
        // MISTAKE right: let share = Float(step + 1) / Float(steps)
        return baseline + share * (image - baseline)
        // MISTAKE backwards: return image + share * (baseline - image)
    }
    // END SOLUTION
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
    // BEGIN SOLUTION: Average the slopes along the way, and multiply by how far each number has gone.
    var total = Tensor.zeros(image.shape)
    for place in path(from: baseline, to: image, steps: steps) {
        let x = place.tracked()
        total = total + gradient(of: model(x)[0, target], at: x)
    }
    return (image - baseline) * total / Float(steps)
    // MISTAKE not-averaged: return (image - baseline) * total
    // MISTAKE slopes-alone: return total / Float(steps)
    // MISTAKE times-picture: return image * total / Float(steps)
    // END SOLUTION
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
    // BEGIN SOLUTION: Add the attributions up, and take the difference of the two scores.
    let sum = attribution.sum().scalar
    let gain = model(image)[0, target].scalar - model(baseline)[0, target].scalar
    // MISTAKE score-alone: let gain = model(image)[0, target].scalar
    return (sum, gain)
    // END SOLUTION
}
