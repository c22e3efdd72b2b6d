import NN
import Starter

// BEGIN STARTER
// Handy here: `picture.shape` and `filter.weights.shape`, `[channels, height, width]` both, and `tensor.number(c, y, x)`
// from the end of this file. `Int` division cuts the fraction off.
// END STARTER

/// A filter, and how it is slid over a picture.
public struct Filter: Sendable {
    /// What a patch is compared with, `[C, h, w]`.
    public var weights: Tensor
    /// One number that is added to every sum.
    public var bias: Float
    /// How many pixels the window moves from one number of the map to the next, down and to the right.
    public var stride: Int
    /// How many rows and columns of zeros are thought to stand on each side of the picture.
    public var padding: Int

    /// Creates a filter.
    public init(weights: Tensor, bias: Float, stride: Int, padding: Int) {
        self.weights = weights
        self.bias = bias
        self.stride = stride
        self.padding = padding
    }
}

/// How many numbers the map has along one side: the places at which the window lies wholly on the padded picture.
///
/// - Parameters:
///   - side: the picture's height or width, without padding.
///   - window: the filter's height or width.
///   - stride: how many pixels the window moves each time.
///   - padding: how many zeros stand at each of the two ends.
public func mapLength(of side: Int, window: Int, stride: Int, padding: Int) -> Int {
    // BEGIN SOLUTION: Count the places of the window along one side.
    (side + 2 * padding - window) / stride + 1
    // MISTAKE no-padding: (side - window) / stride + 1
    // MISTAKE padded-once: (side + padding - window) / stride + 1
    // MISTAKE stride-left-out: side + 2 * padding - window + 1
    // MISTAKE last-place-left-out: (side + 2 * padding - window) / stride
    // END SOLUTION
}

/// One number of the map: the filter's products with the patch below the window, added up, and the bias.
///
/// The window's corner lies at row `y * stride - padding` and column `x * stride - padding` of the picture. What lies
/// outside of the picture counts as 0.
///
/// - Parameters:
///   - picture: `[C, H, W]`, with as many channels as the filter has.
///   - y: the row of the number in the map.
///   - x: its column.
public func response(of filter: Filter, to picture: Tensor, y: Int, x: Int) -> Float {
    // BEGIN SOLUTION: Multiply each of the filter's numbers with what lies below it, and add up.
    let (height, width) = (picture.shape[1], picture.shape[2])
    let window = filter.weights.shape
    var sum: Float = 0
    for c in 0..<window[0] {
        for i in 0..<window[1] {
            for j in 0..<window[2] {
                let row = y * filter.stride + i - filter.padding
                // MISTAKE padding-not-taken-off: let row = y * filter.stride + i
                // MISTAKE one-pixel-steps: let row = y + i - filter.padding
                // MISTAKE edge-repeated: let row = min(max(y * filter.stride + i - filter.padding, 0), height - 1)
                let column = x * filter.stride + j - filter.padding
                // MISTAKE padding-not-taken-off: let column = x * filter.stride + j
                // MISTAKE one-pixel-steps: let column = x + j - filter.padding
                // MISTAKE edge-repeated: let column = min(max(x * filter.stride + j - filter.padding, 0), width - 1)
                guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                sum += filter.weights.number(c, i, j) * picture.number(c, row, column)
                // MISTAKE flipped: sum += filter.weights.number(c, window[1] - 1 - i, window[2] - 1 - j)
                // MISTAKE flipped: * picture.number(c, row, column)
            }
        }
    }
    return sum + filter.bias
    // MISTAKE averaged: return sum / Float(window[0]) + filter.bias
    // MISTAKE bias-left-out: return sum
    // END SOLUTION
}

// The rest is ready: it asks your two functions for every place of the map.

/// The map that a filter makes of a picture, `[h, w]`.
///
/// - Parameter picture: `[C, H, W]`.
public func map(of filter: Filter, over picture: Tensor) -> Tensor {
    let length = { (axis: Int) in
        mapLength(
            of: picture.shape[axis], window: filter.weights.shape[axis], stride: filter.stride, padding: filter.padding)
    }
    let (height, width) = (length(1), length(2))
    var numbers: [Float] = []
    for y in 0..<height {
        for x in 0..<width {
            numbers.append(response(of: filter, to: picture, y: y, x: x))
        }
    }
    return Tensor(numbers, shape: [height, width])
}

extension Tensor {
    /// The number at channel `c`, row `y` and column `x` of a tensor `[C, H, W]`.
    func number(_ c: Int, _ y: Int, _ x: Int) -> Float {
        scalars[(c * shape[1] + y) * shape[2] + x]
    }
}
