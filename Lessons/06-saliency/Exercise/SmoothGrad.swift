import NN
import Starter

// Handy here: `tensor.min().scalar` and `tensor.max().scalar` (the smallest and the largest number of a tensor),
// + - * / between tensors, and between a tensor and a Float; from the last exercise: `image.tracked()`,
// `gradient(of: score, at: tensor)`, `logits[0, target]`, `abs()`, `max(over: axis)`, `squeezed()`.
// A file sees no other exercise's functions: what you need of the last one, write again.

/// How strong the noise on a picture is to be: a share of the picture's range.
///
/// - Parameters:
///   - image: of any shape.
///   - share: 0.15 means 15 % of the way from the smallest number to the largest.
/// - Returns: the noise's deviation.
public func deviation(for image: Tensor, share: Float) -> Float {
    yourTurn("Take the share of the range.")
}

/// The mean of the saliency maps of noisy copies of a picture.
///
/// - Parameters:
///   - target: the id of the class.
///   - image: the network's input, `[1, 3, H, W]`.
///   - noise: for each copy a tensor of the shape of `image`, of deviation 1.
///   - share: how strong the noise is, as a share of the picture's range.
/// - Returns: `[H, W]`, nowhere negative.
public func smoothGrad(of target: Int, at image: Tensor, model: ResNet, noise: [Tensor], share: Float) -> Tensor {
    yourTurn("Average the saliency maps of the noisy copies.")
}
