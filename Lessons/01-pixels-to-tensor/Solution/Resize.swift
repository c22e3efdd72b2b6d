import Imaging
import Starter

// BEGIN STARTER
// Handy here: `Int(x)` cuts the fraction off; `Double(n)` makes a number with one; `max`, `min` and `abs` are Swift's
// own.
// END STARTER

/// What one output pixel is mixed from: a run of neighboring source pixels, and how much of each.
///
/// The source pixels are `first`, `first + 1`, …, one for each weight. The weights add up to 1.
public struct Mix: Sendable {
    /// The index of the first source pixel that takes part.
    public var first: Int
    /// How much of each source pixel goes in, starting at `first`.
    public var weights: [Double]

    /// Creates a mix.
    public init(first: Int, weights: [Double]) {
        self.first = first
        self.weights = weights
    }
}

/// The width and height of a picture once its short side is `shortSide` pixels long.
///
/// The long side keeps the proportions, with the fraction cut off: 640 x 427 becomes 383 x 256, not 384 x 256.
public func sizeAfterResize(width: Int, height: Int, shortSide: Int) -> (width: Int, height: Int) {
    // BEGIN SOLUTION: Bring the short side to `shortSide` and keep the proportions.
    if width <= height {
        (shortSide, shortSide * height / width)
        // MISTAKE rounded-size: (shortSide, Int((Double(shortSide * height) / Double(width)).rounded()))
        // MISTAKE rounded-factor: (Int(Double(width) * (Double(shortSide) / Double(width))),
        // MISTAKE rounded-factor: Int(Double(height) * (Double(shortSide) / Double(width))))
    } else {
        (shortSide * width / height, shortSide)
        // MISTAKE rounded-size: (Int((Double(shortSide * width) / Double(height)).rounded()), shortSide)
        // MISTAKE rounded-factor: (Int(Double(width) * (Double(shortSide) / Double(height))),
        // MISTAKE rounded-factor: Int(Double(height) * (Double(shortSide) / Double(height))))
    }
    // END SOLUTION
}

/// The mixes that turn a line of `source` pixels into a line of `target` pixels, by an antialiased triangle filter.
///
/// - Parameters:
///   - source: how many pixels the line has.
///   - target: how many it shall have.
/// - Returns: one mix for each of the `target` output pixels.
public func triangleMixes(from source: Int, to target: Int) -> [Mix] {
    // BEGIN SOLUTION: For each output pixel, say which source pixels it is mixed from and how much of each.
    let scale = Double(source) / Double(target)
    let reach = max(scale, 1)
    // MISTAKE no-antialias: let reach = 1.0
    return (0..<target).map { index in
        let center = (Double(index) + 0.5) * scale
        // MISTAKE corner-grid: let center = Double(index) * scale
        let first = max(Int(center - reach + 0.5), 0)
        let end = min(Int(center + reach + 0.5), source)
        let heights: [Double] = (first..<end).map { pixel in
            let distance = abs(Double(pixel) + 0.5 - center)
            return max(0, 1 - distance / reach)
        }
        let total = heights.reduce(0, +)
        return Mix(first: first, weights: heights.map { $0 / total })
    }
    // END SOLUTION
}

// The rest is ready. It uses your two functions; `mixedAlongRows` adds the pixels up as Pillow does, in whole numbers.

/// The picture with its short side brought to `shortSide` pixels: first along every row, then along every column.
public func resized(_ picture: Picture, shortSide: Int) -> Picture {
    let size = sizeAfterResize(width: picture.width, height: picture.height, shortSide: shortSide)
    let across = triangleMixes(from: picture.width, to: size.width).map { ($0.first, $0.weights) }
    let down = triangleMixes(from: picture.height, to: size.height).map { ($0.first, $0.weights) }
    return picture.mixedAlongRows(across).transposed().mixedAlongRows(down).transposed()
}
