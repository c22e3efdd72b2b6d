import NN
import Starter

// Handy here: `tensor.tracked()`, `loss(tensor)`, `gradient(of: value, at: tensor)`, `squared()`, `mean()`, `value.scalar`,
// `clamped(to: 0...1)`, `Tensor.zeros(shape)`.

/// Gradient descent on a picture, with momentum.
///
/// In each step the gradient of the loss is divided by the root of the mean of its squares plus 1e-8. The speed becomes
/// 0.9 times what it was, plus that; it begins at 0. The picture becomes the picture less `size` times the speed,
/// clamped to 0...1.
///
/// - Parameters:
///   - start: the picture to begin with, `[1, 3, H, W]` in 0...1.
///   - steps: how many steps to take.
///   - size: by how much a step at speed 1 changes a number of the picture.
///   - loss: the loss of a picture, a single number that leads back to the picture when that is tracked.
/// - Returns: the picture after the last step, and the losses, one before each step.
public func descend(
    from start: Tensor, steps: Int, size: Float, loss: (Tensor) -> Tensor
) -> (picture: Tensor, losses: [Float]) {
    yourTurn("Take steps downhill, and keep some of the speed from each to the next.")
}

/// What a stylized picture is to keep small: the style's losses, the content's and the restlessness, weighed.
///
/// - Parameters:
///   - styles: one loss for each layer.
///   - content: how far the picture's maps are from the photograph's.
///   - variation: the total variation of the picture.
/// - Returns: all styles, plus 0.4 times the content, plus 5 times the variation.
public func total(styles: [Tensor], content: Tensor, variation: Tensor) -> Tensor {
    yourTurn("Weigh the parts and add them up.")
}
