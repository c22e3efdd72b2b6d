import Imaging
import Lessons
import NN

/// Outputs of many maps or pictures: all of them small, where the view says how many stand in a row, and those that differ
/// the most large.
extension ErrorSheet {
    /// One tile of a sheet, yours and the reference's.
    private enum Pair {
        case map(Plane, Plane)
        case colors(ColorImage, ColorImage)

        /// Where both differ, signed.
        var error: Plane {
            switch self {
            case .map(let yours, let reference): yours.minus(reference)
            case .colors(let yours, let reference): yours.largestDifference(from: reference)
            }
        }
    }

    /// So many of the tiles that differ the most get a row each; fewer below a sheet of all.
    private var rows: Int { view.columns == nil ? 4 : 2 }

    private var pairs: [Pair] {
        if hasColors {
            return zip(ColorImage.images(of: yours), ColorImage.images(of: reference)).map(Pair.colors)
        }
        return zip(Plane.planes(of: yours), Plane.planes(of: reference)).map(Pair.map)
    }

    /// The sheet of an output with tiles.
    func tiles() -> ContactSheet? {
        let pairs = pairs
        guard !pairs.isEmpty else { return nil }
        let scale = ColorImage.scale(of: reference)
        let large = worstFirst.prefix(rows).flatMap { index -> [Tile] in
            let name = pairs.count > 1 ? "\(tileName) \(index) " : ""
            return switch pairs[index] {
            case .map(let yours, let reference): row(yours, reference, name: name)
            case .colors(let yours, let reference): row(yours, reference, scale, name: name)
            }
        }
        let small = view.columns.map { all(pairs, scale, columns: $0) } ?? []
        return ContactSheet(tiles: small + large, columns: 3, title: title)
    }

    /// The numbers of all tiles, in the order in which they are shown: the largest difference first, equal ones as they come.
    var worstFirst: [Int] {
        let distances = pairs.map(\.error).map { error in
            error.values.reduce(Float(0)) { max($0, $1.isFinite ? abs($1) : .infinity) }
        }
        return distances.indices.sorted { (distances[$0], $1) > (distances[$1], $0) }
    }

    /// All tiles of yours, of the reference and of the error, each on one sheet.
    private func all(_ pairs: [Pair], _ scale: ClosedRange<Float>, columns: Int) -> [Tile] {
        let errors = pairs.map(\.error)
        let worst = worstFirst.first.map { "\(tileName) \($0) differs the most" } ?? ""
        let error = errorScale(yours.scalars, reference.scalars, errors.flatMap(\.values), worst: worst)
        let sides = pairs.map { pair -> (yours: Picture, reference: Picture) in
            switch pair {
            case .map(let yours, let reference):
                let scales = Self.scales(yours.range, reference.range, signed: view.kind == .signed)
                return (
                    colormap.picture(of: yours.tensor, range: scales.yours),
                    colormap.picture(of: reference.tensor, range: scales.reference)
                )
            case .colors(let yours, let reference): return (yours.picture(scale), reference.picture(scale))
            }
        }
        return [
            Tile(Self.mosaic(sides.map(\.yours), columns), caption: "yours", note: "all \(pairs.count)"),
            Tile(Self.mosaic(sides.map(\.reference), columns), caption: "reference", note: "all \(pairs.count)"),
            Tile(
                Self.mosaic(errors.map { Colormap.signed.picture(of: $0.tensor, range: error.range) }, columns),
                caption: "yours - reference", note: error.note,
                scale: ColorScale(colormap: .signed, range: error.range)),
        ]
    }

    /// Pictures of one size in rows, a line apart.
    static func mosaic(_ pictures: [Picture], _ columns: Int) -> Picture {
        let columns = min(columns, pictures.count)
        let (width, height) = (pictures[0].width + 1, pictures[0].height + 1)
        let rows = (pictures.count + columns - 1) / columns
        var sheet = Picture(width: columns * width - 1, height: rows * height - 1, color: .white)
        for (index, picture) in pictures.enumerated() {
            sheet.paste(picture, x: index % columns * width, y: index / columns * height)
        }
        return sheet
    }
}

extension ErrorSheet {
    /// The sheet of an output, its axes in the order in which they are drawn.
    init(
        of output: OutputSpec, title: String, yours: Tensor, reference: Tensor, over: Picture?, isRight: Bool = false
    ) {
        let axes = ViewAxes(of: output.view.kind, shape: reference.shape, axes: output.axes)
        // Of another shape nothing is known but the shape, and that is shown as it is.
        guard let axes, output.view.kind != .bars, yours.shape == reference.shape else {
            self.init(
                view: output.view, title: title, yours: yours, reference: reference, over: over,
                comparison: output.comparison, isRight: isRight)
            return
        }
        let counted = axes.others.filter { reference.shape[$0] > 1 }
        let name = counted.count == 1 && output.axes.indices.contains(counted[0]) ? output.axes[counted[0]] : "map"
        self.init(
            view: output.view, title: title, yours: yours.permuted(axes.order),
            reference: reference.permuted(axes.order), over: over, tileName: name, hasColors: axes.color != nil,
            comparison: output.comparison, isRight: isRight)
    }
}
