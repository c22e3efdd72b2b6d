import NN
import Starter

// BEGIN STARTER
// Handy here: `image.tracked()`, `gradient(of: score, at: tensor)`, `logits[0, target]`, `abs()`, `max(over: axis)`,
// `squeezed()`, which drops axes of length 1.
// END STARTER

/// How steeply the score of one class changes with each number of the network's input.
///
/// - Parameters:
///   - image: the network's input, `[1, 3, H, W]`.
///   - target: the id of the class.
/// - Returns: the gradient of the class's logit at the input, `[1, 3, H, W]`.
public func slope(of target: Int, at image: Tensor, model: ResNet) -> Tensor {
    // BEGIN SOLUTION: Ask for the gradient of the class's score at the input.
    let x = image.tracked()
    let logits = model(x)
    return gradient(of: logits[0, target], at: x)
    // MISTAKE probability: return gradient(of: softmax(logits)[0, target], at: x)
    // END SOLUTION
}

/// The saliency map of a slope: for each pixel the largest of its three absolute values.
///
/// - Parameter slope: `[1, 3, H, W]`.
/// - Returns: `[H, W]`, nowhere negative.
public func saliency(_ slope: Tensor) -> Tensor {
    // BEGIN SOLUTION: Make one number of each pixel's three.
    slope.abs().max(over: 1).squeezed()
    // MISTAKE signed: slope.max(over: 1).squeezed()
    // MISTAKE summed: slope.abs().sum(over: 1).squeezed()
    // END SOLUTION
}
