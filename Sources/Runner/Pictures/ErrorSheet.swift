import Imaging
import Lessons
import NN

/// Theirs, the reference and the signed error of one output, side by side.
struct ErrorSheet: Sendable {
    let view: ViewSpec
    let title: String
    let yours: Tensor
    let reference: Tensor
    /// The picture that a map is laid over.
    let over: Picture?
    /// What a tile is called: its axis' name.
    var tileName = "map"
    /// Whether the last axis is that of the colors.
    var hasColors = false
    /// How the two are compared; nil where that is not known.
    var comparison: Comparison?
    /// Whether the output is right.
    var isRight = false

    /// The sheet; nil when the output's kind is not one that is drawn, or its shape cannot be.
    func sheet() -> ContactSheet? {
        guard yours.shape == reference.shape else { return unlike() }
        switch view.kind {
        case .none: return nil
        case .heat, .signed, .gray: return map()
        case .tiles: return tiles()
        case .picture: return pictures()
        case .bars: return bars()
        }
    }

    /// The sheet as a picture.
    func picture() -> Picture? { sheet()?.picture() }

    private func map() -> ContactSheet? {
        guard let mine = Plane.planes(of: yours).first, let wanted = Plane.planes(of: reference).first else {
            return nil
        }
        return ContactSheet(tiles: row(mine, wanted, name: ""), columns: 3, title: title)
    }

    func row(_ yours: Plane, _ reference: Plane, name: String) -> [Tile] {
        let scales = Self.scales(yours.range, reference.range, signed: view.kind == .signed)
        let error = yours.minus(reference)
        return [
            map(yours, range: scales.yours, caption: "\(name)yours"),
            map(reference, range: scales.reference, caption: "\(name)reference"),
            self.error(error, errorScale(yours.values, reference.values, error.values, worst: "worst element framed")),
        ]
    }

    func errorScale(_ yours: [Float], _ reference: [Float], _ differences: [Float], worst: String) -> ErrorScale {
        ErrorScale(
            yours, reference, differences: differences, comparison: comparison, isRight: isRight, worst: worst)
    }

    private func error(_ error: Plane, _ scale: ErrorScale) -> Tile {
        let worst = scale.marksWorst ? error.worst : nil
        return Tile(
            map: error.tensor, colormap: .signed, range: scale.range, caption: "yours - reference", note: scale.note,
            marks: worst.map { [Mark(x: $0.x, y: $0.y, color: .black)] } ?? [])
    }

    private func map(_ plane: Plane, range: ClosedRange<Float>, caption: String) -> Tile {
        let scale = ColorScale(colormap: colormap, range: range)
        guard let over, view.kind == .heat else {
            return Tile(colormap.picture(of: plane.tensor, range: range), caption: caption, scale: scale)
        }
        let span = range.upperBound - range.lowerBound
        let unit = plane.values.map { value in
            value.isFinite && span > 0 ? min(max((value - range.lowerBound) / span, 0), 1) : 0
        }
        let spread = interpolate(
            Tensor(unit, shape: [1, 1, plane.height, plane.width]), height: over.height, width: over.width)
        let heat = Tensor(spread.scalars, shape: [over.height, over.width])
        return Tile(overlay(heatmap: heat, on: over, colormap: colormap), caption: caption, scale: scale)
    }

    var colormap: Colormap {
        switch view.kind {
        case .heat: over == nil ? .viridis : .jet
        case .signed: .signed
        default: .gray
        }
    }

    /// One scale for both, so that colors can be compared, unless the one would leave nothing to see of the other.
    static func scales(
        _ yours: ClosedRange<Float>, _ reference: ClosedRange<Float>, signed: Bool
    ) -> (yours: ClosedRange<Float>, reference: ClosedRange<Float>) {
        func centered(_ range: ClosedRange<Float>) -> ClosedRange<Float> {
            let reach = max(abs(range.lowerBound), abs(range.upperBound))
            return signed ? -reach...reach : range
        }
        let (a, b) = (centered(yours), centered(reference))
        let union = min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
        let spans = [a, b].map { $0.upperBound - $0.lowerBound }
        let whole = union.upperBound - union.lowerBound
        return spans.allSatisfy { $0 * 4 >= whole } ? (union, union) : (a, b)
    }

    private func pictures() -> ContactSheet? {
        guard let first = ColorImage(yours), let second = ColorImage(reference) else { return nil }
        let scale = ColorImage.scale(of: reference)
        return ContactSheet(tiles: row(first, second, scale, name: ""), columns: 3, title: title)
    }

    func row(_ yours: ColorImage, _ reference: ColorImage, _ scale: ClosedRange<Float>, name: String) -> [Tile] {
        let error = yours.largestDifference(from: reference)
        let errorScale = errorScale(
            yours.values, reference.values, error.values, worst: "largest of R, G and B; worst framed")
        return [
            Tile(yours.picture(scale), caption: "\(name)yours"),
            Tile(reference.picture(scale), caption: "\(name)reference"), self.error(error, errorScale),
        ]
    }

    private func bars() -> ContactSheet? {
        guard !yours.scalars.isEmpty, yours.scalars.count <= 4096 else { return nil }
        let error = zip(yours.scalars, reference.scalars).map { $0 - $1 }
        let scale = errorScale(yours.scalars, reference.scalars, error, worst: "")
        let tiles = [
            BarChart(values: yours.scalars, sharing: reference.scalars).tile(caption: "yours"),
            BarChart(values: reference.scalars, sharing: yours.scalars).tile(caption: "reference"),
            // An error of nothing has no scale.
            BarChart(
                values: error,
                sharing: error.contains { $0 != 0 } ? [scale.range.lowerBound, scale.range.upperBound] : []
            )
            .tile(caption: "yours - reference", note: scale.marksWorst ? nil : scale.note),
        ]
        return ContactSheet(tiles: tiles, columns: 3, title: title)
    }

    /// Shapes differ: there is no error to draw, but what there is may show why.
    private func unlike() -> ContactSheet? {
        guard view.kind != .none, view.kind != .bars else { return nil }
        let sides = [(yours, "yours"), (reference, "reference")]
        let tiles = sides.compactMap { tensor, name -> Tile? in
            let note = "\(tensor.shape)"
            if view.kind == .picture, let image = ColorImage(tensor) {
                return Tile(image.picture(ColorImage.scale(of: tensor)), caption: name, note: note)
            }
            guard let plane = Plane.planes(of: tensor).first, plane.height <= 4096, plane.width <= 4096 else {
                return nil
            }
            return Tile(map: plane.tensor, colormap: colormap, caption: name, note: note)
        }
        return tiles.count == 2 ? ContactSheet(tiles: tiles, columns: 2, title: title) : nil
    }
}
