import NN
import Starter

// Handy here: `picture.shape` and `filter.weights.shape`, `[channels, height, width]` both, and `tensor.number(c, y, x)`
// from the end of this file. `Int` division cuts the fraction off.

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
    yourTurn("Count the places of the window along one side.")
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
    yourTurn("Multiply each of the filter's numbers with what lies below it, and add up.")
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
