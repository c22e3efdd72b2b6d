extension Weights {
    /// What all names below this place begin with, up to a dot: `model.` or `module.net.`; empty when they share nothing.
    ///
    /// A network inside of another, one that was compiled, and one that several processes trained together leave such
    /// names. Single numbers, such as the count of an averaged model, need not share it. What a network's own names share
    /// is no prefix: numbered steps, as in `features.0`, keep the name before the number.
    public var sharedPrefix: String {
        let names = tensors.compactMap { name, tensor -> [Substring]? in
            guard name.hasPrefix(prefix), tensor.count > 1 else { return nil }
            return name.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false)
        }
        guard var shared = names.first?.dropLast() else { return "" }
        for name in names {
            let equal = zip(shared, name.dropLast()).prefix { $0 == $1 }.count
            shared = shared.prefix(equal)
        }
        // A number, or the last part of a name, says nothing without what stands before it.
        while !shared.isEmpty,
            names.contains(where: { Int($0[shared.count]) != nil })
                || names.allSatisfy({ $0.count == shared.count + 1 })
        {
            shared.removeLast()
        }
        return shared.map { $0 + "." }.joined()
    }

    /// The weights, looked at from behind what all their names share.
    var belowSharedPrefix: Weights {
        let shared = sharedPrefix
        return shared.isEmpty ? self : self[String(shared.dropLast())]
    }

    /// The names of linear layers below this place: those of matrices, without `.weight`, sorted.
    var linearLayers: [String] {
        tensors.compactMap { name, tensor in
            guard name.hasPrefix(prefix), name.hasSuffix(".weight"), tensor.rank == 2 else { return nil }
            return String(name.dropFirst(prefix.count).dropLast(".weight".count))
        }.sorted()
    }

    /// The one linear layer that stands under a name, or inside a Sequential of that name: `fc`, or `fc.1`.
    ///
    /// - Returns: nil when there is none, or more than one.
    func linearLayer(at name: String) -> String? {
        let layers = linearLayers.filter { $0 == name || $0.hasPrefix(name + ".") }
        return layers.contains(name) ? name : layers.count == 1 ? layers[0] : nil
    }
}
