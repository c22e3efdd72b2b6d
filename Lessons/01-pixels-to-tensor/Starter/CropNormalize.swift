import Imaging
import NN
import Starter

// Handy here: `picture.width`, `picture.height`, `picture.pixels` ([UInt8], row by row, red green blue), and
// `Picture(width:height:pixels:)`; `Tensor(numbers, shape: [1, 3, height, width])`.

/// The square of `side` pixels in the middle of a picture.
///
/// When it cannot lie exactly in the middle, torchvision's rule decides: half the spare pixels, rounded to the nearest
/// whole number, and to the nearest even one when it lies halfway (58.5 becomes 58, 59.5 becomes 60).
///
/// - Parameters:
///   - picture: at least `side` pixels wide and high; its bytes lie row by row, red, green, blue for each pixel.
///   - side: how wide and high the square is.
/// - Returns: the left and top edge of the square in the picture, and the square.
public func centerCrop(_ picture: Picture, side: Int) -> (left: Int, top: Int, square: Picture) {
    yourTurn("Find the square's corner and copy its bytes.")
}

/// The picture as the tensor `[1, 3, H, W]` that the network was trained on.
///
/// All the red comes first, then all the green, then all the blue; every value goes from 0...255 to 0...1 and then
/// becomes `(value - mean) / deviation` with its channel's mean and deviation.
public func networkInput(_ picture: Picture) -> Tensor {
    yourTurn("Sort the bytes by channel, scale them to 0...1 and normalize them.")
}
