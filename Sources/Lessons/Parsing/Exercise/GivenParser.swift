/// Reads what an exercise, or one of its cases, is given.
struct GivenParser {
    let folder: LessonFolder
    let placeholders: PlaceholderRules

    struct Entry {
        let key: String
        let value: GivenValue
        let source: SpecValue
    }

    func parse(_ value: SpecValue) -> [Entry] {
        guard let keys = value.mapping(keys: []) else { return [] }
        return keys.presentKeys.compactMap { key in
            guard let source = keys[key], let given = Self.given(source), soundPlaceholders(given, in: source) else {
                return nil
            }
            return Entry(key: key, value: given, source: source)
        }
    }

    /// A case's own givens, read again from the spec for their places.
    func overrides(of spec: CaseSpec, in cases: SpecValue?) -> [Entry] {
        guard let nodes = cases?.node.sequence, let cases else { return [] }
        for node in nodes {
            guard let mapping = node.mapping, mapping["id"]?.scalar?.string == spec.id, let given = mapping["given"]
            else { continue }
            let quiet = SpecValue(node: given, block: cases.block, log: DiagnosticLog(), name: "given")
            return GivenParser(folder: folder, placeholders: placeholders).parse(quiet).map { entry in
                let loud = SpecValue(
                    node: entry.source.node, block: entry.source.block, log: cases.log, name: entry.source.name)
                return Entry(key: entry.key, value: entry.value, source: loud)
            }
        }
        return []
    }

    /// Files and networks that any case names have to be there.
    func check(_ shared: [Entry], in cases: [(spec: CaseSpec, own: [Entry])]) {
        for (spec, own) in cases {
            let overridden = Set(own.map(\.key))
            for entry in shared.filter({ !overridden.contains($0.key) }) + own {
                guard case .text(let text) = entry.value.resolved(for: spec.id) else { continue }
                switch GivenKind(key: entry.key, value: entry.value) {
                case .file: folder.check(GivenKind.path(in: text), named: entry.source)
                case .model:
                    if let problem = folder.problem(ofModel: text) {
                        entry.source.report(problem.message, remedy: problem.remedy)
                    }
                case .value: break
                }
            }
        }
    }

    private func soundPlaceholders(_ given: GivenValue, in source: SpecValue) -> Bool {
        switch given {
        case .text(let text): placeholders.check(text, in: source)
        case .list(let values): values.allSatisfy { soundPlaceholders($0, in: source) }
        default: true
        }
    }

    /// The value as YAML's core schema reads it; a mapping or an empty value is reported.
    static func given(_ source: SpecValue) -> GivenValue? {
        if let sequence = source.node.sequence, let elements = source.elements() {
            let values = elements.compactMap(given)
            return values.count == sequence.count ? .list(values) : nil
        }
        guard let scalar = source.node.scalar, !source.isNull else {
            source.report(
                "\"\(source.name)\" has to be text, a number, true or false, or a list of them.",
                remedy: "Write one of these.")
            return nil
        }
        guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
        if let value = Bool(scalar.string) { return .flag(value) }
        if let value = Int(scalar.string) { return .integer(value) }
        if let value = Double(scalar.string), value.isFinite { return .number(value) }
        return .text(scalar.string)
    }
}
