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
    var scalars = [Float](repeating: 0, count: side * side)
    for y in 0..<side {
        let down = position(of: y, in: side, over: height)
        for x in 0..<side {
            let right = position(of: x, in: side, over: width)
            let upper = mix(
                coarse.scalars[down.before * width + right.before], coarse.scalars[down.before * width + right.after],
                right.share)
            let lower = mix(
                coarse.scalars[down.after * width + right.before], coarse.scalars[down.after * width + right.after],
                right.share)
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
    var mixed: [Float] = []
    mixed.reserveCapacity(picture.pixels.count)
    for (pixel, heat) in heatmap.scalars.enumerated() {
        let color = jet[Int(255 * heat)]
        let levels = [color.red, color.green, color.blue]
        // MISTAKE blue-for-red: let levels = [color.blue, color.green, color.red]
        for (channel, level) in levels.enumerated() {
            let image = Float(picture.pixels[pixel * 3 + channel]) / 255
            mixed.append(0.5 * image + 0.5 * (Float(level) / 255))
        }
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

/// `first` at share 0, `second` at share 1, and in between in proportion.
private func mix(_ first: Float, _ second: Float, _ share: Float) -> Float {
    first + (second - first) * share
}
// END SOLUTION
