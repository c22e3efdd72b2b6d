import NN
import Starter

// Handy here: `Tensor(numbers, shape: [1, 1, height, width])` makes a tensor of an array of Float; a mask of shape [1, 1, H, W] times a
// picture of shape [1, 3, H, W] masks all three channels; `softmax(classify(picture))[0, target].element()` is a probability.

/// A mask that hides a rectangle: 0 inside of it, 1 everywhere else.
///
/// - Parameters:
///   - rows: the rows to hide, from the top.
///   - columns: the columns to hide, from the left.
///   - height: rows of the picture.
///   - width: columns of the picture.
/// - Returns: `[1, 1, height, width]`.
public func cover(rows: Range<Int>, columns: Range<Int>, height: Int, width: Int) -> Tensor {
    var numbers = [Float](repeating: 1, count: height * width)
    yourTurn("Hide the rectangle.")
    return Tensor(numbers, shape: [1, 1, height, width])
}

/// How far the probability of a class falls when a square of the picture is hidden, for each place of the square.
///
/// - Parameters:
///   - target: the id of the class.
///   - image: the network's input, `[1, 3, H, W]`, normalized.
///   - size: the side of the square in pixels.
///   - stride: how far the square moves from one place to the next, to the right and down.
///   - classify: the network: logits `[1, classes]` of a picture `[1, 3, H, W]`.
/// - Returns: `[rows, columns]`, a number for each place that lies wholly in the picture; positive where the probability falls.
public func occlusionMap(
    for target: Int, in image: Tensor, size: Int, stride: Int, classify: (Tensor) -> Tensor
) -> Tensor {
    let (height, width) = (image.shape[2], image.shape[3])
    yourTurn("Hide one square after the other, and note how far the probability falls.")
}
