/// Which axes of an output its picture runs along: downwards, to the right, and through the colors of a pixel.
///
/// Axes are known by their names where they have the usual ones (`y` or `height`, `x` or `width`, `color` or `rgb`), and else
/// by their places: the last two are `y` and `x`. All others are counted through, a tile each.
public struct ViewAxes: Sendable, Hashable {
    /// The axis that runs downwards.
    public let y: Int
    /// The axis that runs to the right.
    public let x: Int
    /// The axis of red, green and blue; nil for a map.
    public let color: Int?
    /// All other axes, outermost first.
    public let others: [Int]

    /// Finds the axes; nil where the shape has too few of them, and where a picture's colors are not to be found.
    ///
    /// - Parameters:
    ///   - kind: what is drawn; only tiles and pictures have colors.
    ///   - shape: the length of each axis.
    ///   - axes: their names; as many as `shape` has lengths, or none.
    public init?(of kind: ViewSpec.Kind, shape: [Int], axes: [String]) {
        let rank = shape.count
        guard rank >= 2 else { return nil }
        let names = axes.map { $0.lowercased() }
        func axis(_ known: Set<String>) -> Int? { names.firstIndex(where: known.contains) }
        let places: (y: Int, x: Int)
        if let y = axis(["y", "h", "height", "row", "rows"]), let x = axis(["x", "w", "width", "column", "columns"]) {
            places = (y, x)
        } else if kind == .picture, rank >= 3, shape[rank - 1] == 3, shape[rank - 3] != 3 || rank == 3 {
            places = (rank - 3, rank - 2)
        } else {
            places = (rank - 2, rank - 1)
        }
        let rest = shape.indices.filter { $0 != places.y && $0 != places.x }
        let triples = rest.filter { shape[$0] == 3 }
        let named = triples.first { names.indices.contains($0) && ["color", "colour", "rgb"].contains(names[$0]) }
        switch kind {
        // What follows on both places is a part of each place, as a color is.
        case .tiles: color = named ?? triples.first { $0 > places.y && $0 > places.x }
        case .picture:
            guard let triple = named ?? triples.last else { return nil }
            color = triple
        case .heat, .signed, .gray, .bars, .none: color = nil
        }
        (y, x) = places
        others = rest.filter { [color] in $0 != color }
    }

    /// All axes in the order in which they are drawn: the others, `y`, `x`, and the colors last.
    public var order: [Int] { others + [y, x] + (color.map { [$0] } ?? []) }
}
