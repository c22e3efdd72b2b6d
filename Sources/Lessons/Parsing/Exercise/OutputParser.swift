/// Reads `outputs`.
struct OutputParser {
    let folder: LessonFolder
    let placeholders: PlaceholderRules
    let cases: [CaseSpec]

    static let keys = ["name", "shape", "axes", "dtype", "reference", "compare", "view", "points", "stage"]

    func parse(_ exercise: MappingReader) -> [OutputSpec] {
        guard let value = exercise.required("outputs", example: "a list of what the check reports"),
            let elements = value.elements()
        else { return [] }
        if elements.isEmpty { value.report("\"outputs\" is an empty list.", remedy: "Name what the check reports.") }
        var seen: [String: SourceLocation] = [:]
        return elements.compactMap { element in
            guard let keys = element.mapping(keys: Self.keys) else { return nil }
            let output = one(keys)
            guard let name = keys["name"]?.node.scalar?.string else { return output }
            if let first = seen[name] {
                keys.log.report(
                    keys.place(of: "name"), "The output \"\(name)\" is here twice, first in line \(first.line).",
                    remedy: "Give it another name.")
                return nil
            }
            seen[name] = keys.location
            return output
        }
    }

    private func one(_ keys: MappingReader) -> OutputSpec? {
        let name = keys.required("name", example: "heatmap")?.outputName()
        let shape = shape(keys)
        let axes = axes(keys, shape: shape)
        let type = keys["dtype"].map { $0.choice(of: OutputType.self, called: "element type") } ?? .f32
        let reference = reference(keys)
        let comparison = keys.required("compare", example: "{ metric: close, rtol: 1e-4, atol: 1e-6 }")?
            .mapping(keys: ComparisonParser.keys)
            .flatMap { ComparisonParser().parse($0, shape: shape) }
        let view = keys["view"].map {
            ViewParser(folder: folder, placeholders: placeholders, cases: cases).parse($0, shape: shape, axes: axes)
        }
        let points = keys["points"].map { atLeast(1, $0) } ?? 1
        let stage = keys["stage"].map { atLeast(1, $0) }
        guard let name, let shape, let axes, let type, let reference, let comparison, let points else { return nil }
        return OutputSpec(
            name: name, shape: shape, axes: axes, elementType: type, reference: reference, comparison: comparison,
            view: (view ?? nil) ?? ViewSpec(), points: points, stage: stage ?? nil, location: keys.location)
    }

    private func atLeast(_ least: Int, _ value: SpecValue) -> Int? {
        guard let number = value.integer() else { return nil }
        guard number >= least, number <= 1000 else {
            value.report("\"\(value.name)\" is \(number).", remedy: "Write a whole number from \(least) to 1000.")
            return nil
        }
        return number
    }

    private func shape(_ keys: MappingReader) -> [Int]? {
        guard let value = keys.required("shape", example: "[7, 7]"), let elements = value.elements() else { return nil }
        var shape: [Int] = []
        for element in elements {
            guard let length = element.integer() else { return nil }
            guard length >= 1, length <= 1 << 24 else {
                element.report("An axis cannot have \(length) elements.", remedy: "Write its length, at least 1.")
                return nil
            }
            shape.append(length)
        }
        guard shape.reduce(1.0, { $0 * Double($1) }) <= Double(1 << 26) else {
            value.report("The shape holds more than 64 million elements.", remedy: "Grade a part of it.")
            return nil
        }
        return shape
    }

    private func axes(_ keys: MappingReader, shape: [Int]?) -> [String]? {
        guard let value = keys["axes"] else {
            guard let shape, !shape.isEmpty else { return shape.map { _ in [] } }
            _ = keys.required("axes", example: "[y, x], a name for each axis of the shape")
            return nil
        }
        guard let elements = value.elements() else { return nil }
        let names = elements.compactMap { $0.outputName() }
        guard names.count == elements.count else { return nil }
        if let shape, shape.count != names.count {
            value.report(
                "\"axes\" names \(names.count) and \"shape\" has \(shape.count).",
                remedy: "Name each axis of the shape once.")
            return nil
        }
        if let (index, name) = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) }) {
            elements[index].report("The axis \"\(name)\" is here twice.", remedy: "Give each axis a name of its own.")
            return nil
        }
        return names
    }

    private func reference(_ keys: MappingReader) -> ReferencePath? {
        guard let value = keys.required("reference", example: "references/grad-cam.safetensors#heatmap"),
            let text = value.words(), placeholders.check(text, in: value)
        else { return nil }
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            value.report(
                "\"\(text)\" does not say which tensor of which file.",
                remedy: "Write file#key, like references/grad-cam.safetensors#{case}/heatmap.")
            return nil
        }
        let reference = ReferencePath(file: String(parts[0]), key: String(parts[1]))
        guard reference.file.hasSuffix(".safetensors") else {
            value.report(
                "\"\(reference.file)\" is not a safetensors file.", remedy: "Record references as .safetensors.")
            return nil
        }
        for spec in cases {
            let file = reference.resolved(for: spec.id).file
            guard folder.check(file, named: value, mayBeMissing: folder.checking == .beforeRecording) else {
                return nil
            }
        }
        return reference
    }
}
