import Yams

/// Reads the keys of one mapping; unknown and repeated keys are reported at once, missing ones when they are asked for.
struct MappingReader {
    private let values: [String: SpecValue]
    private let places: [String: SourceLocation]
    private let parent: SpecValue
    /// The known keys that are present, in the order of the file.
    let presentKeys: [String]

    init(_ mapping: Node.Mapping, of parent: SpecValue, keys: [String]) {
        self.parent = parent
        var values: [String: SpecValue] = [:]
        var places: [String: SourceLocation] = [:]
        var order: [String] = []
        for (keyNode, node) in mapping {
            let place = parent.block.location(of: keyNode)
            guard let key = keyNode.scalar?.string else {
                parent.log.report(place, "A key has to be text.", remedy: "The keys are \(Spelling.list(keys)).")
                continue
            }
            guard keys.isEmpty || keys.contains(key) else {
                parent.log.report(
                    place, "\(Self.owner(of: parent)) has no key \"\(key)\".",
                    remedy: Spelling.remedy(for: key, among: keys, listing: "keys"))
                continue
            }
            guard values[key] == nil else {
                parent.log.report(
                    place, "The key \"\(key)\" is here twice, first in line \(places[key]?.line ?? 0).",
                    remedy: "Keep one of them.")
                continue
            }
            values[key] = SpecValue(node: node, block: parent.block, log: parent.log, name: key)
            places[key] = place
            order.append(key)
        }
        self.values = values
        self.places = places
        presentKeys = order
    }

    private static func owner(of value: SpecValue) -> String {
        value.name.isEmpty ? "This block" : "\"\(value.name)\""
    }

    var location: SourceLocation { parent.location }
    var log: DiagnosticLog { parent.log }

    /// The value of a key that may be left out.
    subscript(key: String) -> SpecValue? { values[key] }

    /// The place of a key, or of the mapping when it is left out.
    func place(of key: String) -> SourceLocation { places[key] ?? location }

    /// The value of a key that has to be there; its absence is reported.
    func required(_ key: String, example: String) -> SpecValue? {
        if let value = values[key] { return value }
        log.report(location, "\(Self.owner(of: parent)) needs the key \"\(key)\".", remedy: "Add \(key): \(example)")
        return nil
    }
}
