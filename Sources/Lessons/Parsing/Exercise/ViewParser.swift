/// Reads `view`.
struct ViewParser {
    let folder: LessonFolder
    let placeholders: PlaceholderRules
    let cases: [CaseSpec]

    static let keys = ["kind", "over", "columns"]

    func parse(_ value: SpecValue, shape: [Int]?, axes: [String]?) -> ViewSpec? {
        guard let keys = value.mapping(keys: Self.keys) else { return nil }
        guard let kindValue = keys.required("kind", example: "heat"),
            let kind = kindValue.choice(of: ViewSpec.Kind.self, called: "kind of view")
        else { return nil }
        let over = keys["over"].flatMap { self.over($0, kind: kind) }
        let columns = keys["columns"].flatMap { self.columns($0, kind: kind) }
        if let shape, let axes, let need = Self.need(of: kind, shape: shape, axes: axes) {
            kindValue.report("A tensor of shape \(shape) cannot be drawn as \(kind.rawValue).", remedy: need)
        }
        return ViewSpec(kind, over: over, columns: columns)
    }

    /// What a kind of view needs of a shape that cannot be drawn so; nil when it can.
    static func need(of kind: ViewSpec.Kind, shape: [Int], axes: [String]) -> String? {
        let found = ViewAxes(of: kind, shape: shape, axes: axes)
        let isAlone = found?.others.allSatisfy { shape[$0] == 1 } ?? false
        return switch kind {
        case .none: nil
        case .bars: shape.isEmpty ? "Bars need an axis." : nil
        case .heat, .signed, .gray:
            isAlone
                ? nil
                : "A map needs two axes, named y and x or the last two, and all others of length 1; many maps are tiles."
        case .tiles:
            found?.others.isEmpty ?? true
                ? "Tiles need at least three axes: one that is counted through, beside y and x (named so, or the last two)."
                : nil
        case .picture:
            isAlone
                ? nil : "A picture needs y, x and three channels: [y, x, 3], [3, y, x] or [1, 3, y, x]."
        }
    }

    private func over(_ value: SpecValue, kind: ViewSpec.Kind) -> String? {
        guard kind == .heat || kind == .signed || kind == .gray else {
            value.report(
                "\"over\" means nothing to the view \(kind.rawValue).",
                remedy: "Remove it: only a map is laid over a picture.")
            return nil
        }
        guard let path = value.words(), placeholders.check(path, in: value) else { return nil }
        for spec in cases where !folder.check(Placeholder.fill(path, case: spec.id), named: value) { return nil }
        return path
    }

    private func columns(_ value: SpecValue, kind: ViewSpec.Kind) -> Int? {
        guard kind == .tiles else {
            value.report(
                "\"columns\" means nothing to the view \(kind.rawValue).", remedy: "Remove it: only tiles have columns."
            )
            return nil
        }
        guard let count = value.integer() else { return nil }
        guard (1...64).contains(count) else {
            value.report("\"columns\" is \(count).", remedy: "Write a whole number from 1 to 64.")
            return nil
        }
        return count
    }
}
