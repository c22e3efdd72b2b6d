/// Finds the one state dict among the dictionaries that a training program saved: the weights stand beside, or below, a
/// number of epochs, an optimizer, a configuration.
///
/// Nothing is told by a key but where several would do: then `state_dict`, `model_state_dict` or `model` is the one.
struct StateDictSearch {
    private let reader: PickleReader

    /// The keys under which most training programs save a state dict.
    private static let usualKeys = ["state_dict", "model_state_dict", "model"]
    /// How far down is looked; an optimizer's own tensors lie deeper.
    private static let deepest = 3

    private struct Place {
        let key: String
        let value: PickleValue
    }

    init(_ reader: PickleReader) {
        self.reader = reader
    }

    /// The dictionary of tensors; nil when there is none.
    ///
    /// - Throws: `StateDict.Refusal` when there are several and nothing tells them apart.
    func dictionary(in root: PickleValue) throws(StateDict.Refusal) -> PickleValue? {
        var visited = visit([Place(key: "", value: root)])
        let first = below(root, &visited)
        let usual = first.filter { Self.usualKeys.contains($0.key) && holdsTensors($0.value, axes: 0) }
        if let place = try only(usual) { return place.value }
        if holdsTensors(root, axes: 2) { return root }
        var places = first
        for _ in 0..<Self.deepest where !places.isEmpty {
            let found = places.filter { holdsTensors($0.value, axes: 2) }
            let usual = found.filter { Self.usualKeys.contains($0.key) }
            if let place = try only(usual.isEmpty ? found : usual) { return place.value }
            places = places.flatMap { below($0.value, &visited) }
        }
        // Weights of one axis, or none, are still tensors by name.
        if holdsTensors(root, axes: 0) { return root }
        return try only(first.filter { holdsTensors($0.value, axes: 0) })?.value
    }

    /// The one of these; nil when there is none.
    private func only(_ places: [Place]) throws(StateDict.Refusal) -> Place? {
        guard places.count > 1 else { return places.first }
        let keys = places.prefix(20).map { "\"\($0.key)\"" }.joined(separator: " and ")
        throw StateDict.Refusal(
            place: "pickle", reason: "holds state dicts under \(keys), wanted one; \(StateDict.advice)")
    }

    /// The dictionaries that are values of a dictionary, under a text, each found once.
    private func below(_ value: PickleValue, _ visited: inout Set<Int>) -> [Place] {
        var places: [Place] = []
        for case (.text(let key), let value) in reader.dictionary(value) ?? [] {
            guard case .container(let index) = value, reader.containers[index].isDictionary,
                visited.insert(index).inserted
            else { continue }
            places.append(Place(key: key, value: value))
        }
        return places
    }

    private func visit(_ places: [Place]) -> Set<Int> {
        Set(places.compactMap { if case .container(let index) = $0.value { index } else { nil } })
    }

    /// Whether a dictionary holds tensors of so many axes, or more, by name.
    private func holdsTensors(_ value: PickleValue, axes: Int) -> Bool {
        (reader.dictionary(value) ?? []).contains { entry in
            switch entry {
            case (.text, .tensor(let index)): reader.tensors[index].shape.count >= axes
            case (.text, .unusable): true
            default: false
            }
        }
    }
}
