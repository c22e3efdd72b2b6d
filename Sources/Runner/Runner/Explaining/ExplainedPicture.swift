import Explaining
import Imaging
import NN
import Pictures

/// What `course explain` draws in the terminal: the input beside the overlay, or the brightest channels.
struct ExplainedPicture: Sendable {
    /// What the numbers are of.
    let name: String
    /// What the tensor behind the picture holds, in words.
    let summary: TensorSummary
    /// How many rows of tiles there may be.
    let tileRows: Int
    private let tiles: [Tile]
    private let montage: Montage?

    init(_ files: ExplanationFiles) {
        if let maps = files.explanation.maps {
            name = "maps"
            summary = TensorSummary(maps, axes: ["channel", "y", "x"])
            tileRows = 2
            montage = Montage(maps: maps, title: files.title)
            tiles = []
        } else {
            name = "heat map"
            summary = TensorSummary(files.explanation.heatmap, axes: ["y", "x"])
            tileRows = 1
            montage = nil
            tiles = [Tile(files.seen, caption: "input"), Tile(files.overlay, caption: "overlay")]
        }
    }

    /// The tiles, as many beside each other as a terminal of that width has room for.
    func sheet(columns: Int) -> ContactSheet {
        guard let montage else { return ContactSheet(tiles: tiles, columns: tiles.count) }
        // Wide enough for "channel 123", and for maps of 56 by 56 to be enlarged.
        let count = max(1, min(6, (columns + 2) / 18))
        return ContactSheet(tiles: Array(montage.tiles.prefix(count * tileRows)), columns: count)
    }
}
