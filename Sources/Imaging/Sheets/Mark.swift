/// A place in a tile, in the pixels of its picture before it is enlarged.
public struct Mark: Sendable, Hashable {
    /// The first column.
    public let x: Int
    /// The first row.
    public let y: Int
    /// The number of columns.
    public let width: Int
    /// The number of rows.
    public let height: Int
    /// The color of the frame; its edge is dark or light, whichever is seen.
    public let color: Color

    /// A frame around a rectangle of elements, or around the one element at `x`, `y`, counted from the upper left.
    public init(x: Int, y: Int, width: Int = 1, height: Int = 1, color: Color = .white) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.color = color
    }
}
