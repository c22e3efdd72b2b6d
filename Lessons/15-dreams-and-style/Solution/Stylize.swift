import NN
import Starter

// BEGIN STARTER
// Handy here: `tensor.tracked()`, `loss(tensor)`, `gradient(of: value, at: tensor)`, `squared()`, `mean()`, `value.scalar`,
// `clamped(to: 0...1)`, `Tensor.zeros(shape)`.
// END STARTER

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
    // BEGIN SOLUTION: Take steps downhill, and keep some of the speed from each to the next.
    var picture = start
    var speed = Tensor.zeros(start.shape)
    var losses: [Float] = []
    for _ in 0..<steps {
        let current = picture.tracked()
        let value = loss(current)
        let slope = gradient(of: value, at: current)
        let unit = slope / (slope.squared().mean().scalar.squareRoot() + 1e-8)
        // MISTAKE not-divided: let unit = slope
        speed = 0.9 * speed + unit
        // MISTAKE no-momentum: speed = unit
        // MISTAKE averaged: speed = 0.9 * speed + 0.1 * unit
        // MISTAKE never-slower: speed = speed + unit
        picture = (picture - size * speed).clamped(to: 0...1)
        // MISTAKE ascent: picture = (picture + size * speed).clamped(to: 0...1)
        // MISTAKE not-clamped: picture = picture - size * speed
        losses.append(value.scalar)
        // MISTAKE too-late: losses.append(loss(picture).scalar)
    }
    return (picture, losses)
    // END SOLUTION
}

/// What a stylized picture is to keep small: the style's losses, the content's and the restlessness, weighed.
///
/// - Parameters:
///   - styles: one loss for each layer.
///   - content: how far the picture's maps are from the photograph's.
///   - variation: the total variation of the picture.
/// - Returns: all styles, plus 0.4 times the content, plus 5 times the variation.
public func total(styles: [Tensor], content: Tensor, variation: Tensor) -> Tensor {
    // BEGIN SOLUTION: Weigh the parts and add them up.
    styles.reduce(0.4 * content + 5 * variation) { $0 + $1 }
    // MISTAKE averaged-styles: styles.reduce(0.4 * content + 5 * variation) { $0 + $1 / Float(styles.count) }
    // MISTAKE last-style: (styles.last ?? content) + 0.4 * content + 5 * variation
    // END SOLUTION
}
