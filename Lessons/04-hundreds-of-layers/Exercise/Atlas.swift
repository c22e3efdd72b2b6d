import Imaging
import NN
import Starter

// Handy here: `maps[0].shape`, `maps[0].element(channel, y, x)`; `picture.width`, `picture.height`, `picture[x: x, y: y]`;
// `Picture(width:height:color:)`, `Color(gray: 128)`, and `tile[x: x, y: y] = color` on a `var tile`.

/// What the cells of a layer see of the picture, along each side: cell i sees pixels `start + i * jump` and on, `size` of
/// them.
public struct Field: Sendable {
    /// How many pixels a cell sees.
    public var size: Int
    /// How many pixels lie between what a cell sees and what its neighbor sees.
    public var jump: Int
    /// The first pixel that cell 0 sees; below 0 where that lies on the padding.
    public var start: Int

    /// Creates a field.
    public init(size: Int, jump: Int, start: Int) {
        self.size = size
        self.jump = jump
        self.start = start
    }
}

/// A cell of one picture's map.
public struct Cell: Sendable {
    /// Which picture, from 0.
    public var picture: Int
    /// The row in the map.
    public var y: Int
    /// The column in the map.
    public var x: Int

    /// Creates a cell.
    public init(picture: Int, y: Int, x: Int) {
        self.picture = picture
        self.y = y
        self.x = x
    }
}

/// The cell in which one channel answers most strongly, over several pictures.
///
/// - Parameters:
///   - channel: the channel's number.
///   - maps: what a layer made of each picture, `[channels, height, width]` each.
/// - Returns: of equals the first: the earlier picture, then the upper row, then the column further left.
public func strongestCell(of channel: Int, in maps: [Tensor]) -> Cell {
    yourTurn("Go through the channel's map of every picture, and keep the cell with the largest number.")
}

/// What a cell sees of its picture, with the picture's edge where it is: gray is beyond.
///
/// - Parameters:
///   - cell: the cell; its row goes down the picture, its column to the right.
///   - field: what the cells of its layer see.
///   - picture: the picture that the map was made of.
/// - Returns: `field.size` by `field.size` pixels; those outside of the picture are `Color(gray: 128)`.
public func tile(seenBy cell: Cell, of field: Field, in picture: Picture) -> Picture {
    yourTurn("Copy the pixels that the cell sees, and leave gray what lies outside of the picture.")
}
