/// Reads `cases`: ids, or mappings with an id, `hidden`, `seed` and givens of their own.
struct CaseParser {
    let log: DiagnosticLog

    static let keys = ["id", "hidden", "seed", "given"]

    func parse(_ value: SpecValue?) -> [CaseSpec] {
        guard let value, let elements = value.elements() else { return [] }
        if elements.isEmpty {
            value.report(
                "\"cases\" is an empty list.", remedy: "Name a case, or remove the key: the one case is then \"main\".")
        }
        var seen: [String: SourceLocation] = [:]
        return elements.compactMap { element in
            guard let spec = one(element) else { return nil }
            if let first = seen[spec.id] {
                element.report(
                    "The case \"\(spec.id)\" is here twice, first in line \(first.line).", remedy: "Give it another id."
                )
                return nil
            }
            seen[spec.id] = spec.location
            return spec
        }
    }

    private func one(_ element: SpecValue) -> CaseSpec? {
        guard element.node.mapping != nil else {
            return element.identifier().map { CaseSpec(id: $0, location: element.location) }
        }
        guard let keys = element.mapping(keys: Self.keys) else { return nil }
        let id = keys.required("id", example: "mug")?.identifier()
        let hidden = keys["hidden"]?.flag() ?? false
        let seed = keys["seed"]?.integer()
        var given: [String: GivenValue] = [:]
        if let own = keys["given"], let entries = own.mapping(keys: []) {
            for key in entries.presentKeys { given[key] = entries[key].flatMap(GivenParser.given) }
        }
        return id.map { CaseSpec(id: $0, hidden: hidden, seed: seed, given: given, location: element.location) }
    }
}
