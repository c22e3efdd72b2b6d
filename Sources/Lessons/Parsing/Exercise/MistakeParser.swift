/// Reads `mistakes`.
struct MistakeParser {
    let folder: LessonFolder
    let placeholders: PlaceholderRules
    let outputs: [OutputSpec]
    /// The counterparts of the edited files; empty when those are broken.
    let solutions: [String]

    static let keys = ["id", "say", "hint", "source", "transform", "output"]

    func parse(_ value: SpecValue?) -> [MistakeSpec] {
        guard let elements = value?.elements() else { return [] }
        var seen: [String: SourceLocation] = [:]
        return elements.compactMap { element in
            guard let keys = element.mapping(keys: Self.keys) else { return nil }
            let mistake = one(keys)
            guard let id = keys["id"]?.node.scalar?.string else { return mistake }
            if let first = seen[id] {
                keys.log.report(
                    keys.place(of: "id"), "The mistake \"\(id)\" is here twice, first in line \(first.line).",
                    remedy: "Give it another id.")
                return nil
            }
            seen[id] = keys.location
            return mistake
        }
    }

    private func one(_ keys: MappingReader) -> MistakeSpec? {
        let id = keys.required("id", example: "no-relu")?.identifier()
        let say = keys.required("say", example: "\"Negative evidence survives.\"")?.words()
        let hint = keys["hint"].flatMap { $0.words() }
        let output = keys["output"].flatMap { $0.output(of: outputs) }
        let kind = kind(keys, output: output)
        guard let id, let say, let kind else { return nil }
        return MistakeSpec(id: id, kind: kind, output: output?.name, say: say, hint: hint, location: keys.location)
    }

    /// The mistake is written into a solution; that of another exercise knows nothing of it.
    private func marked(_ path: String, _ value: SpecValue) -> MistakeSpec.Kind? {
        if solutions.isEmpty || solutions.contains(path) { return .marked(path) }
        value.report(
            "\"\(path)\" is not the solution of this exercise.", remedy: "Name \(Spelling.list(solutions)).")
        return nil
    }

    private func kind(_ keys: MappingReader, output: OutputSpec?) -> MistakeSpec.Kind? {
        switch (keys["source"], keys["transform"]) {
        case (let source?, nil):
            if keys["output"] != nil {
                keys.log.report(
                    keys.place(of: "output"), "\"output\" belongs to a transform.",
                    remedy: "Remove it: what a source does to each output is recorded.")
            }
            guard let path = source.words(), placeholders.check(path, in: source, allowed: false) else { return nil }
            guard path.hasSuffix(".swift") else {
                source.report(
                    "\"\(path)\" is not a Swift file.",
                    remedy:
                        "Name the solution in which its lines are marked, or a replacement for the edited file, like "
                        + "Mistakes/no-relu.swift.")
                return nil
            }
            guard folder.check(path, named: source) else { return nil }
            return path.hasPrefix("Solution/") ? marked(path, source) : .source(path)
        case (nil, let transform?):
            let targets = output.map { [$0] } ?? outputs
            return TensorTransformParser(outputs: targets).parse(transform).map(MistakeSpec.Kind.transform)
        case (nil, nil):
            keys.log.report(
                keys.location, "The mistake does not say how to recognize it.",
                remedy: "Add source: \(solutions.first ?? "Solution/GradCAM.swift"), or transform: \"transpose(y,x)\".")
            return nil
        case (_?, _?):
            keys.log.report(
                keys.place(of: "transform"), "A mistake has either a source or a transform.",
                remedy: "Remove one of them.")
            return nil
        }
    }
}
