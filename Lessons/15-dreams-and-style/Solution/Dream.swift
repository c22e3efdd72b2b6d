import NN
import Starter

/// What a picture is to become: one that excites a channel and is not too restless.
public struct Wish: Sendable {
    /// The layer, by torch's name.
    public let layer: String
    /// The channel of that layer.
    public let channel: Int
    /// How much a restless picture counts against the wish.
    public let smoothness: Float

    /// A wish for one channel of one layer.
    public init(layer: String, channel: Int, smoothness: Float) {
        (self.layer, self.channel, self.smoothness) = (layer, channel, smoothness)
    }
}

// BEGIN STARTER
// Handy here: `picture.sliced(axis: 3, 1..<width)` are all columns but the first, `squared()`, `mean()`,
// `logits.activation(layer)[0, channel]`, `tensor.tracked()`, `gradient(of: score, at: tensor)`, `clamped(to: 0...1)`,
// and `moved(picture, down:, right:)` at the end of this file.
// END STARTER

/// How restless a picture is: the mean square of the differences between neighbors side by side, plus the mean square
/// of those between neighbors above and below each other.
///
/// - Parameter picture: `[1, 3, H, W]`.
/// - Returns: a single number, `[]`, that a gradient can be taken of.
public func totalVariation(_ picture: Tensor) -> Tensor {
    // BEGIN SOLUTION: Compare each pixel with its neighbor at the right, and with that below.
    let (height, width) = (picture.shape[2], picture.shape[3])
    let across = picture.sliced(axis: 3, 1..<width) - picture.sliced(axis: 3, 0..<width - 1)
    let down = picture.sliced(axis: 2, 1..<height) - picture.sliced(axis: 2, 0..<height - 1)
    return across.squared().mean() + down.squared().mean()
    // MISTAKE one-way: return across.squared().mean() + 0 * down.mean()
    // MISTAKE unsquared: return across.abs().mean() + down.abs().mean()
    // MISTAKE summed: return across.squared().sum() + down.squared().sum()
    // END SOLUTION
}

/// How well a picture fulfills a wish: the mean of the channel's map, less `smoothness` times the total variation.
///
/// - Parameters:
///   - picture: `[1, 3, H, W]` in 0...1, tracked.
///   - wish: the layer, the channel and the smoothness.
/// - Returns: a single number, `[]`, that a gradient can be taken of.
public func objective(_ wish: Wish, of picture: Tensor, model: ResNet) -> Tensor {
    let logits = model(networkInput(picture))
    // BEGIN SOLUTION: Take the channel's map out of the network, and the restlessness off its mean.
    let map = logits.activation(wish.layer)[0, wish.channel]
    return map.mean() - wish.smoothness * totalVariation(picture)
    // MISTAKE peak: return map.reshaped(1, -1).max(over: 1).reshaped([]) - wish.smoothness * totalVariation(picture)
    // MISTAKE rewarded: return map.mean() + wish.smoothness * totalVariation(picture)
    // END SOLUTION
}

/// One step of gradient ascent with jitter.
///
/// The picture is moved in a circle by `offset`, the objective and its gradient are taken there, and the gradient is
/// moved back. Then the picture goes up by `size` times the gradient, which is divided by the root of the mean of its
/// squares plus 1e-8, and is clamped to 0...1.
///
/// - Parameters:
///   - picture: `[1, 3, H, W]` in 0...1.
///   - offset: how far the picture is moved.
///   - size: by how much a number of the picture changes, on the average.
/// - Returns: the picture after the step, `[1, 3, H, W]` in 0...1, and the objective before it.
public func step(
    _ picture: Tensor, toward wish: Wish, offset: (down: Int, right: Int), size: Float, model: ResNet
) -> (picture: Tensor, objective: Float) {
    // BEGIN SOLUTION: Move, ask for the gradient, move it back, and go up.
    let here = moved(picture, down: offset.down, right: offset.right).tracked()
    let value = objective(wish, of: here, model: model)
    let uphill = moved(gradient(of: value, at: here), down: -offset.down, right: -offset.right)
    // MISTAKE jitter-kept: let uphill = gradient(of: value, at: here)
    // MISTAKE moved-twice: let uphill = moved(gradient(of: value, at: here), down: offset.down, right: offset.right)
    let scale = size / (uphill.squared().mean().scalar.squareRoot() + 1e-8)
    // MISTAKE not-divided: let scale = size
    return ((picture + scale * uphill).clamped(to: 0...1), value.scalar)
    // MISTAKE descent: return ((picture - scale * uphill).clamped(to: 0...1), value.scalar)
    // END SOLUTION
}

/// Many steps, one for each offset.
///
/// - Parameters:
///   - start: the picture to begin with, `[1, 3, H, W]` in 0...1.
///   - offsets: how far the picture is moved in each step.
/// - Returns: the picture after the last step, and the objectives, one before each step.
public func dream(
    from start: Tensor, toward wish: Wish, offsets: [(down: Int, right: Int)], size: Float, model: ResNet
) -> (picture: Tensor, objectives: [Float]) {
    // BEGIN SOLUTION: Take one step after the other, each from where the last one ended.
    var picture = start
    var objectives: [Float] = []
    for offset in offsets {
        let next = step(picture, toward: wish, offset: offset, size: size, model: model)
        // MISTAKE same-start: let next = step(start, toward: wish, offset: offset, size: size, model: model)
        // MISTAKE one-offset: let next = step(picture, toward: wish, offset: offsets[0], size: size, model: model)
        picture = next.picture
        objectives.append(next.objective)
    }
    return (picture, objectives)
    // END SOLUTION
}

/// A picture in 0...1 as the network takes it, normalized; tracked where the picture is.
func networkInput(_ picture: Tensor) -> Tensor {
    let mean = Tensor([0.485, 0.456, 0.406], shape: [1, 3, 1, 1])
    let deviation = Tensor([0.229, 0.224, 0.225], shape: [1, 3, 1, 1])
    return (picture - mean) / deviation
}

/// A picture moved in a circle: what leaves it at one edge comes in at the opposite one.
func moved(_ picture: Tensor, down: Int, right: Int) -> Tensor {
    let (height, width) = (picture.shape[2], picture.shape[3])
    let (top, left) = ((down % height + height) % height, (right % width + width) % width)
    func turned(_ tensor: Tensor, axis: Int, by amount: Int) -> Tensor {
        let length = tensor.shape[axis]
        let (first, last) = (0..<length - amount, length - amount..<length)
        return Tensor.concatenated(
            [tensor.sliced(axis: axis, last), tensor.sliced(axis: axis, first)], axis: axis)
    }
    return turned(turned(picture, axis: 2, by: top), axis: 3, by: left)
}
