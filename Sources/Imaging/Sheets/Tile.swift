import NN

/// One picture of a contact sheet, with what is written below it.
public struct Tile: Sendable, Hashable {
    /// What is shown.
    public let picture: Picture
    /// The line below it; shortened with an ellipsis when it is wider than the tile.
    public let caption: String
    /// A second, fainter line.
    public let note: String
    /// Places to point at.
    public let marks: [Mark]
    /// The scale that the colors stand for, drawn as a bar below.
    public let scale: ColorScale?

    /// A picture with what is written beneath it.
    public init(
        _ picture: Picture, caption: String = "", note: String = "", marks: [Mark] = [], scale: ColorScale? = nil
    ) {
        self.picture = picture
        self.caption = caption
        self.note = note
        self.marks = marks
        self.scale = scale
    }

    /// A map `[H, W]` in colors, with the bar that explains them.
    ///
    /// - Parameter range: what the first and last color stand for; the map's own minimum and maximum when nil.
    public init(
        map: Tensor, colormap: Colormap = .viridis, range: ClosedRange<Float>? = nil, caption: String = "",
        note: String = "", marks: [Mark] = []
    ) {
        let range = range ?? map.finiteRange
        self.init(
            colormap.picture(of: map, range: range), caption: caption, note: note, marks: marks,
            scale: ColorScale(colormap: colormap, range: range))
    }
}
