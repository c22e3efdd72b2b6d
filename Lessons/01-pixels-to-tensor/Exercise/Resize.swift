import Imaging
import Starter

// Handy here: `Int(x)` cuts the fraction off; `Double(n)` makes a number with one; `max`, `min` and `abs` are Swift's
// own.

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
    yourTurn("Bring the short side to `shortSide` and keep the proportions.")
}

/// The mixes that turn a line of `source` pixels into a line of `target` pixels, by an antialiased triangle filter.
///
/// - Parameters:
///   - source: how many pixels the line has.
///   - target: how many it shall have.
/// - Returns: one mix for each of the `target` output pixels.
public func triangleMixes(from source: Int, to target: Int) -> [Mix] {
    yourTurn("For each output pixel, say which source pixels it is mixed from and how much of each.")
}

// The rest is ready. It uses your two functions; `mixedAlongRows` adds the pixels up as Pillow does, in whole numbers.

/// The picture with its short side brought to `shortSide` pixels: first along every row, then along every column.
public func resized(_ picture: Picture, shortSide: Int) -> Picture {
    let size = sizeAfterResize(width: picture.width, height: picture.height, shortSide: shortSide)
    let across = triangleMixes(from: picture.width, to: size.width).map { ($0.first, $0.weights) }
    let down = triangleMixes(from: picture.height, to: size.height).map { ($0.first, $0.weights) }
    return picture.mixedAlongRows(across).transposed().mixedAlongRows(down).transposed()
}
