import Imaging
import NN
import Starter

// BEGIN STARTER
// Handy here: `coarse.shape`, `coarse.scalars` (row by row), `Tensor(numbers, shape:)`; `picture.pixels` ([UInt8],
// row by row, red green blue), `Colormap.jet.colors` (256 of them, each with red, green and blue),
// `Picture(width:height:pixels:)`.
// END STARTER

/// A coarse heat map at the size of the picture: enlarged smoothly, then scaled to 0...1 once more.
///
/// - Parameters:
///   - coarse: `[h, w]`, with values in 0...1.
///   - side: the width and height of the picture.
/// - Returns: `[side, side]`, with values in 0...1; a map that is 0 everywhere stays so.
public func enlarged(_ coarse: Tensor, to side: Int) -> Tensor {
    // BEGIN SOLUTION: Enlarge the map smoothly and scale it once more.
    let (height, width) = (coarse.shape[0], coarse.shape[1])
    let cells = coarse.scalars
    var scalars = [Float](repeating: 0, count: side * side)
    for y in 0..<side {
        let down = position(of: y, in: side, over: height)
        for x in 0..<side {
            let right = position(of: x, in: side, over: width)
            let above = down.before * width
            let below = down.after * width
            let upper = mix(cells[above + right.before], cells[above + right.after], right.share)
            let lower = mix(cells[below + right.before], cells[below + right.after], right.share)
            scalars[y * side + x] = mix(upper, lower, down.share)
        }
    }
    let low = scalars.min() ?? 0
    let high = scalars.max() ?? 0
    return Tensor(scalars.map { ($0 - low) / (high - low + 1e-7) }, shape: [side, side])
    // MISTAKE scaled-once: return Tensor(scalars, shape: [side, side])
    // MISTAKE zero-over-zero: return Tensor(scalars.map { ($0 - low) / (high - low) }, shape: [side, side])
    // END SOLUTION
}

/// The heat map in colors, mixed half and half with the picture.
///
/// - Parameters:
///   - heatmap: `[H, W]`, with values in 0...1.
///   - picture: of the same height and width.
public func overlay(_ heatmap: Tensor, on picture: Picture) -> Picture {
    // BEGIN SOLUTION: Color the map and mix it with the picture.
    let jet = Colormap.jet.colors
    let bytes = picture.pixels
    var mixed: [Float] = []
    mixed.reserveCapacity(bytes.count)
    for (pixel, heat) in heatmap.scalars.enumerated() {
        let color = jet[Int(255 * heat)]
        mixed.append(half(bytes[pixel * 3], color.red))
        // MISTAKE blue-for-red: mixed.append(half(bytes[pixel * 3], color.blue))
        mixed.append(half(bytes[pixel * 3 + 1], color.green))
        mixed.append(half(bytes[pixel * 3 + 2], color.blue))
        // MISTAKE blue-for-red: mixed.append(half(bytes[pixel * 3 + 2], color.red))
    }
    let brightest = mixed.max() ?? 1
    // MISTAKE not-brightened: let brightest: Float = 1
    return Picture(
        width: picture.width, height: picture.height, pixels: mixed.map { UInt8(255 * ($0 / brightest)) })
    // END SOLUTION
}

// BEGIN SOLUTION
/// The two coarse cells that an output pixel lies between, and how far it is on the way to the second.
private func position(of pixel: Int, in fine: Int, over coarse: Int) -> (before: Int, after: Int, share: Float) {
    let center = (Float(pixel) + 0.5) * Float(coarse) / Float(fine) - 0.5
    // MISTAKE corners-aligned: let center = Float(pixel) * Float(coarse - 1) / Float(fine - 1)
    // MISTAKE blocks: let nearest = pixel * coarse / fine
    let inside = min(max(center, 0), Float(coarse - 1))
    // MISTAKE blocks:
    let before = Int(inside)
    // MISTAKE blocks:
    return (before, min(before + 1, coarse - 1), inside - Float(before))
    // MISTAKE blocks: return (nearest, nearest, 0)
}

/// Half of a picture's byte and half of a color's, in 0...1.
private func half(_ byte: UInt8, _ level: UInt8) -> Float {
    0.5 * (Float(byte) / 255) + 0.5 * (Float(level) / 255)
}

/// `first` at share 0, `second` at share 1, and in between in proportion.
private func mix(_ first: Float, _ second: Float, _ share: Float) -> Float {
    first + (second - first) * share
}
// END SOLUTION
