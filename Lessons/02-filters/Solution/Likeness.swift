import NN
import Starter

// BEGIN STARTER
// Handy here: `conv2d(picture, weights, stride: 2, padding: 3)`, which is what you wrote, for pictures `[1, C, H, W]` and
// filters `[count, C, h, w]`; `picture.reshaped([1] + picture.shape)`, with an axis in front, and `maps[0]`, without it;
// `Tensor.ones(shape)`; `*`, `/`, `sum().scalar`, `.sqrt()`; `tensor.scalars`, `tensor.shape`, `Tensor(numbers, shape:)`.
// END STARTER

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
    // BEGIN SOLUTION: Divide each sum of products by the lengths of patch and filter.
    let pictures = picture.reshaped([1] + picture.shape)
    let filters = filter.reshaped([1] + filter.shape)
    let products = conv2d(pictures, filters, stride: stride, padding: padding)
    let squares = conv2d(pictures * pictures, Tensor.ones(filters.shape), stride: stride, padding: padding)
    // MISTAKE length-of-picture: let whole = (picture * picture).sum().scalar
    // MISTAKE length-of-picture: let squares = Tensor(repeating: whole, shape: products.shape)
    let lengths = (squares * (filter * filter).sum().scalar).sqrt()
    // MISTAKE not-rooted: let lengths = squares * (filter * filter).sum().scalar
    // MISTAKE filter-left-out: let lengths = squares.sqrt()
    let numbers = zip(products.scalars, lengths.scalars).map { $1 > 0 ? $0 / $1 : 0 }
    // MISTAKE zero-over-zero: let numbers = zip(products.scalars, lengths.scalars).map { $0 / $1 }
    return Tensor(numbers, shape: Array(products.shape[2...]))
    // END SOLUTION
}

/// Where a map has its largest number; of equals, the first in reading order.
///
/// - Parameter map: `[height, width]`.
/// - Returns: row and column in the map, from 0.
public func peak(of map: Tensor) -> (y: Int, x: Int) {
    // BEGIN SOLUTION: Find the largest number, and say in which row and column it lies.
    let width = map.shape[1]
    var best = 0
    for index in map.scalars.indices where map.scalars[index] > map.scalars[best] { best = index }
    // MISTAKE last-of-equals: for index in map.scalars.indices where map.scalars[index] >= map.scalars[best] {
    // MISTAKE last-of-equals: best = index
    // MISTAKE last-of-equals: }
    // MISTAKE without-sign: for index in map.scalars.indices where abs(map.scalars[index]) > abs(map.scalars[best]) {
    // MISTAKE without-sign: best = index
    // MISTAKE without-sign: }
    return (best / width, best % width)
    // MISTAKE column-first: return (best % width, best / width)
    // END SOLUTION
}
