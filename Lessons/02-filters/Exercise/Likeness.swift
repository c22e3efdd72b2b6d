import NN
import Starter

// Handy here: `conv2d(picture, weights, stride: 2, padding: 3)`, which is what you wrote, for pictures `[1, C, H, W]` and
// filters `[count, C, h, w]`; `picture.reshaped([1] + picture.shape)`, with an axis in front, and `maps[0]`, without it;
// `Tensor.ones(shape)`; `*`, `/`, `sum().scalar`, `.sqrt()`; `tensor.scalars`, `tensor.shape`, `Tensor(numbers, shape:)`.

/// How much the patch at every place looks like the filter, whatever its contrast: the cosine of the angle between them.
///
/// The cosine is the sum of products divided by both lengths, where the length of a patch or filter is the root of the
/// sum of its squares. A patch that is 0 everywhere looks like nothing: its likeness is 0.
///
/// - Parameters:
///   - filter: `[C, h, w]`.
///   - picture: `[C, H, W]`; zeros stand around it.
///   - stride: how many pixels the window moves each time.
///   - padding: how many rows and columns of zeros stand on each side.
/// - Returns: a map like the convolution's, `[height, width]`, with values in -1...1.
public func likeness(to filter: Tensor, in picture: Tensor, stride: Int, padding: Int) -> Tensor {
    yourTurn("Divide each sum of products by the lengths of patch and filter.")
}

/// Where a map has its largest number; of equals, the first in reading order.
///
/// - Parameter map: `[height, width]`.
/// - Returns: row and column in the map, from 0.
public func peak(of map: Tensor) -> (y: Int, x: Int) {
    yourTurn("Find the largest number, and say in which row and column it lies.")
}
