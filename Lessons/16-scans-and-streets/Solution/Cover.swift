import NN
import Starter

// BEGIN STARTER
// Handy here: `mask.map { $0 == region ? 1 : 0 }`, `maxPool2d(maps, kernel:stride:padding:)` (takes `[N, C, h, w]`),
// `sum(over: 2, 3)` (leaves axes of length 1, so that the result goes with the picture), `tensor.reshaped(...)`,
// * + - / between tensors of `[1, 3, H, W]`, `[1, 1, H, W]` and `[1, 3, 1, 1]`.
// END STARTER

/// Where a region is.
///
/// - Parameters:
///   - region: the number that stands for it in the mask.
///   - mask: `[H, W]`.
/// - Returns: `[1, 1, H, W]`, 1 inside and 0 outside.
public func inside(_ region: Float, of mask: Tensor) -> Tensor {
    mask.map { $0 == region ? 1 : 0 }.reshaped(1, 1, mask.shape[0], mask.shape[1])
}

/// The pixels around a region: not in it, but at most `width` rows and `width` columns away from a pixel of it.
///
/// - Parameter area: `[1, 1, H, W]`, 1 inside the region and 0 outside.
/// - Returns: `[1, 1, H, W]`, 1 in the ring and 0 elsewhere.
public func ring(around area: Tensor, width: Int) -> Tensor {
    // BEGIN SOLUTION: Widen the region by `width` in every direction, and take the region itself away.
    maxPool2d(area, kernel: 2 * width + 1, stride: 1, padding: width) - area
    // MISTAKE filled: maxPool2d(area, kernel: 2 * width + 1, stride: 1, padding: width)
    // MISTAKE narrow: maxPool2d(area, kernel: width | 1, stride: 1, padding: (width | 1) / 2) - area
    // END SOLUTION
}

/// A picture with a region painted over in the mean color of the ring around it.
///
/// - Parameters:
///   - picture: `[1, 3, H, W]`.
///   - area: `[1, 1, H, W]`, 1 inside the region and 0 outside.
///   - width: of the ring.
/// - Returns: `[1, 3, H, W]`; the picture itself where the ring is empty.
public func covered(_ picture: Tensor, area: Tensor, width: Int) -> Tensor {
    // BEGIN SOLUTION: Find the mean color of the ring, and put it wherever the area is 1.
    let around = ring(around: area, width: width)
    let size = around.sum().scalar
    if size == 0 { return picture }
    // MISTAKE zero-over-zero:
    let color = (picture * around).sum(over: 2, 3).reshaped(1, 3, 1, 1) / size
    // MISTAKE of-everything: let color = picture.mean(over: 2, 3).reshaped(1, 3, 1, 1)
    // MISTAKE gray: let color = (picture * around).sum().scalar / (3 * size) * Tensor.ones([1, 3, 1, 1])
    // MISTAKE black: let color = Tensor.zeros([1, 3, 1, 1])
    return picture * (1 - area) + color * area
    // END SOLUTION
}

/// By how much a class leads: its logit less the largest of the others.
///
/// Above 0, the class is the answer.
///
/// - Parameter logits: `[1, classes]`.
public func margin(of target: Int, in logits: Tensor) -> Float {
    // BEGIN SOLUTION: Subtract the largest of the other logits.
    let scores = logits.scalars
    let others = scores.indices.filter { $0 != target }.map { scores[$0] }
    return scores[target] - (others.max() ?? 0)
    // MISTAKE largest-of-all: return scores[target] - (scores.max() ?? 0)
    // END SOLUTION
}

/// What each region is worth to a class: the margin of the untouched picture less that of the picture without it.
///
/// - Parameters:
///   - areas: for each region, `[1, 1, H, W]`.
///   - score: the margin that the network gives the class in a picture.
public func effects(of areas: [Tensor], in picture: Tensor, width: Int, score: (Tensor) -> Float) -> [Float] {
    // BEGIN SOLUTION: Measure the margin before and after each region is covered.
    let before = score(picture)
    return areas.map { before - score(covered(picture, area: $0, width: width)) }
    // MISTAKE backwards: return areas.map { score(covered(picture, area: $0, width: width)) - before }
    // MISTAKE after-alone: return areas.map { score(covered(picture, area: $0, width: width)) + 0 * before }
    // END SOLUTION
}
