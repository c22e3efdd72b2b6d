import NN
import Starter

// BEGIN STARTER
// Handy here: `var field = Field.pixel`, `for step in steps`, `max`, `min`, `Double(n)`; a range is written `low..<high`.
// END STARTER

/// A convolution or a pooling, as far as it decides what a cell can see.
public struct Step: Sendable {
    /// How many cells of the map below the window spans, along one side.
    public var kernel: Int
    /// How many of them it moves from one cell to the next.
    public var stride: Int
    /// How many cells of zeros stand at each end of the map below.
    public var padding: Int

    /// Creates a step.
    public init(kernel: Int, stride: Int, padding: Int) {
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
    }
}

/// What the cells of a layer see of the picture, along one side: cell i sees pixels `start + i * jump` and on, `size` of
/// them.
public struct Field: Sendable {
    /// How many pixels a cell sees.
    public var size: Int
    /// How many pixels lie between what a cell sees and what its neighbor sees.
    public var jump: Int
    /// The first pixel that cell 0 sees; below 0 where that lies on the padding.
    public var start: Int

    /// The picture itself: each cell is a pixel, and sees that pixel.
    public static let pixel = Field(size: 1, jump: 1, start: 0)

    /// Creates a field.
    public init(size: Int, jump: Int, start: Int) {
        self.size = size
        self.jump = jump
        self.start = start
    }
}

/// What the cells see after a row of steps.
///
/// - Parameter steps: from the picture on; without any, a cell is a pixel.
public func field(after steps: [Step]) -> Field {
    // BEGIN SOLUTION: Begin with a pixel, and follow size, jump and start through every step.
    var field = Field.pixel
    for step in steps {
        // MISTAKE jump-first: for step in steps {
        // MISTAKE jump-first: field.jump *= step.stride
        field.size += (step.kernel - 1) * field.jump
        // MISTAKE jump-left-out: field.size += step.kernel - 1
        // MISTAKE whole-kernel: field.size += step.kernel * field.jump
        field.start -= step.padding * field.jump
        // MISTAKE padding-left-out:
        // MISTAKE padding-in-pixels: field.start -= step.padding
        field.jump *= step.stride
        // MISTAKE jump-first:
        // MISTAKE strides-added: field.jump += step.stride - 1
    }
    return field
    // END SOLUTION
}

/// The pixels that a cell sees along one side of a picture.
///
/// - Parameters:
///   - index: the cell's row or column in its map.
///   - field: what the cells of its layer see.
///   - side: the picture's height or width.
/// - Returns: first pixel up to, not including, the one behind the last; only what lies in the picture.
public func pixels(seenBy index: Int, of field: Field, side: Int) -> Range<Int> {
    // BEGIN SOLUTION: Find the cell's first and last pixel, as far as they lie in the picture.
    let first = field.start + index * field.jump
    let low = max(first, 0)
    // MISTAKE cut-on-one-side: let low = first
    let high = min(first + field.size, side)
    // MISTAKE counted-from-the-edge: let high = min(low + field.size, side)
    return low..<high
    // END SOLUTION
}

/// Where the middle of what a cell sees lies, padding included: pixel p is the stretch from p to p + 1.
///
/// - Parameters:
///   - index: the cell's row or column in its map.
///   - field: what the cells of its layer see.
public func center(of index: Int, in field: Field) -> Double {
    // BEGIN SOLUTION: Find the middle of the pixels that the cell sees.
    Double(field.start + index * field.jump) + Double(field.size) / 2
    // MISTAKE whole-half: Double(field.start + index * field.jump + field.size / 2)
    // MISTAKE middle-of-block: (Double(index) + 0.5) * Double(field.jump)
    // END SOLUTION
}
