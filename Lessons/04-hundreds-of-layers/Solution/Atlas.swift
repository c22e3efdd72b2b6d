import Imaging
import NN
import Starter

// BEGIN STARTER
// Handy here: `maps[0].shape`, `maps[0].element(channel, y, x)`; `picture.width`, `picture.height`, `picture[x: x, y: y]`;
// `Picture(width:height:color:)`, `Color(gray: 128)`, and `tile[x: x, y: y] = color` on a `var tile`.
// END STARTER

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
    // BEGIN SOLUTION: Go through the channel's map of every picture, and keep the cell with the largest number.
    var best = Cell(picture: 0, y: 0, x: 0)
    var largest = -Float.infinity
    // MISTAKE begun-at-zero: var largest: Float = 0
    for (picture, maps) in maps.enumerated() {
        // MISTAKE by-mean: let means = maps.map { $0[channel].mean().scalar }
        // MISTAKE by-mean: for (picture, maps) in maps.enumerated() where means[picture] == means.max() {
        let (height, width) = (maps.shape[1], maps.shape[2])
        for y in 0..<height {
            for x in 0..<width {
                let value = maps.element(channel, y, x)
                // MISTAKE any-channel: let value = (0..<maps.shape[0]).map { maps.element($0, y, x) }.max() ?? 0
                guard value > largest else { continue }
                // MISTAKE last-of-equals: guard value >= largest else { continue }
                largest = value
                best = Cell(picture: picture, y: y, x: x)
                // MISTAKE column-first: best = Cell(picture: picture, y: x, x: y)
            }
        }
    }
    return best
    // END SOLUTION
}

/// What a cell sees of its picture, with the picture's edge where it is: gray is beyond.
///
/// - Parameters:
///   - cell: the cell; its row goes down the picture, its column to the right.
///   - field: what the cells of its layer see.
///   - picture: the picture that the map was made of.
/// - Returns: `field.size` by `field.size` pixels; those outside of the picture are `Color(gray: 128)`.
public func tile(seenBy cell: Cell, of field: Field, in picture: Picture) -> Picture {
    // BEGIN SOLUTION: Copy the pixels that the cell sees, and leave gray what lies outside of the picture.
    let top = field.start + cell.y * field.jump
    // MISTAKE padding-left-out: let top = cell.y * field.jump
    // MISTAKE moved-inside: let top = min(max(field.start + cell.y * field.jump, 0), picture.height - field.size)
    let left = field.start + cell.x * field.jump
    // MISTAKE padding-left-out: let left = cell.x * field.jump
    // MISTAKE moved-inside: let left = min(max(field.start + cell.x * field.jump, 0), picture.width - field.size)
    var tile = Picture(width: field.size, height: field.size, color: Color(gray: 128))
    // MISTAKE black-outside: var tile = Picture(width: field.size, height: field.size, color: .black)
    for y in 0..<field.size {
        for x in 0..<field.size {
            let (row, column) = (top + y, left + x)
            // MISTAKE edge-repeated: let row = min(max(top + y, 0), picture.height - 1)
            // MISTAKE edge-repeated: let column = min(max(left + x, 0), picture.width - 1)
            guard (0..<picture.height).contains(row), (0..<picture.width).contains(column) else { continue }
            tile[x: x, y: y] = picture[x: column, y: row]
            // MISTAKE to-the-corner: tile[x: x - max(-left, 0), y: y - max(-top, 0)] = picture[x: column, y: row]
        }
    }
    return tile
    // END SOLUTION
}
