import Atlas
import ExerciseKit
import Imaging
import NN

/// What the cells of two layers see, as the first exercise finds it.
let fields = [
    "layer1": Field(size: 43, jump: 4, start: -21), "layer2": Field(size: 99, jump: 8, start: -49),
]

Check.main { given, report in
    let madeUp = try given.tensor("maps")
    let small = (0..<madeUp.shape[1]).map { channel in
        strongestCell(of: channel, in: (0..<madeUp.shape[0]).map { madeUp[$0] })
    }
    report("made-up", small.flatMap { [$0.picture, $0.y, $0.x] }, shape: [small.count, 3])
    let model = try given.model()
    let pictures = try given.ints("order").map { try given.picture("image-\($0)") }
    let logits = pictures.map { model($0.tensor().normalized(.imageNet).tracked()) }
    var found: [(layer: String, cell: Cell)] = []
    for layer in ["layer1", "layer2"] {
        let maps = logits.map { $0.activation(layer)[0] }
        found += try given.ints(layer).map { (layer, strongestCell(of: $0, in: maps)) }
    }
    report("cells", found.flatMap { [$0.cell.picture, $0.cell.y, $0.cell.x] }, shape: [found.count, 3])

    let corners = [Cell(picture: 0, y: 0, x: 54), Cell(picture: 0, y: 55, x: 1)]
    let cut = corners.map { tile(seenBy: $0, of: fields["layer1"]!, in: pictures[0]) }
    report("corners", stacked(cut), shape: [2, 43, 43, 3])
    let tiles = found.map { layer, cell in
        tile(
            seenBy: cell, of: fields[layer]!,
            in: pictures.indices.contains(cell.picture) ? pictures[cell.picture] : pictures[0])
    }
    report("layer1", stacked(tiles.prefix(4)), shape: [4, 43, 43, 3])
    report("layer2", stacked(tiles.dropFirst(4)), shape: [4, 99, 99, 3])
}

/// The bytes of pictures, one after the other.
func stacked(_ tiles: some Sequence<Picture>) -> [UInt8] { tiles.flatMap(\.pixels) }
