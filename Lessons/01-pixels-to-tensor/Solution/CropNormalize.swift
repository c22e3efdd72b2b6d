import Imaging
import NN
import Starter

// BEGIN STARTER
// Handy here: `picture.width`, `picture.height`, `picture.pixels` ([UInt8], row by row, red green blue), and
// `Picture(width:height:pixels:)`; `Tensor(numbers, shape: [1, 3, height, width])`.
// END STARTER

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
    // BEGIN SOLUTION: Find the square's corner and copy its bytes.
    let left = Int((Double(picture.width - side) / 2).rounded(.toNearestOrEven))
    // MISTAKE rounded-down: let left = (picture.width - side) / 2
    let top = Int((Double(picture.height - side) / 2).rounded(.toNearestOrEven))
    // MISTAKE rounded-down: let top = (picture.height - side) / 2
    var pixels: [UInt8] = []
    pixels.reserveCapacity(side * side * 3)
    for y in top..<top + side {
        let start = (y * picture.width + left) * 3
        pixels += picture.pixels[start..<start + side * 3]
    }
    return (left, top, Picture(width: side, height: side, pixels: pixels))
    // END SOLUTION
}

/// The picture as the tensor `[1, 3, H, W]` that the network was trained on.
///
/// All the red comes first, then all the green, then all the blue; every value goes from 0...255 to 0...1 and then
/// becomes `(value - mean) / deviation` with its channel's mean and deviation.
public func networkInput(_ picture: Picture) -> Tensor {
    // BEGIN SOLUTION: Sort the bytes by channel, scale them to 0...1 and normalize them.
    let mean: [Float] = [0.485, 0.456, 0.406]
    let deviation: [Float] = [0.229, 0.224, 0.225]
    let count = picture.width * picture.height
    var scalars = [Float](repeating: 0, count: 3 * count)
    for channel in 0..<3 {
        for pixel in 0..<count {
            let value = Float(picture.pixels[pixel * 3 + channel]) / 255
            // MISTAKE blue-first: let value = Float(picture.pixels[pixel * 3 + 2 - channel]) / 255
            // MISTAKE interleaved: let value = Float(picture.pixels[channel * count + pixel]) / 255
            // MISTAKE not-scaled: let value = Float(picture.pixels[pixel * 3 + channel])
            // MISTAKE scaled-last: let value = Float(picture.pixels[pixel * 3 + channel])
            // MISTAKE by-256: let value = Float(picture.pixels[pixel * 3 + channel]) / 256
            scalars[channel * count + pixel] = (value - mean[channel]) / deviation[channel]
            // MISTAKE not-normalized: scalars[channel * count + pixel] = value
            // MISTAKE scaled-last: let normalized = (value - mean[channel]) / deviation[channel]
            // MISTAKE scaled-last: scalars[channel * count + pixel] = normalized / 255
            // MISTAKE only-mean-divided: scalars[channel * count + pixel] = value - mean[channel] / deviation[channel]
        }
    }
    return Tensor(scalars, shape: [1, 3, picture.height, picture.width])
    // END SOLUTION
}
