import Foundation

/// The dictionary of tensors that a checkpoint's pickle is, or holds.
struct StateDict {
    struct Refusal: Error {
        let place: String
        let reason: String
    }

    /// The tensors by name, without a prefix that all share.
    let tensors: [(key: String, tensor: TorchTensor)]

    /// The keys under which training programs save a state dict beside other things.
    private static let wrappers = ["state_dict", "model_state_dict", "model"]
    private static let prefix = "module."

    /// Finds the state dict in what a pickle gave.
    init(_ root: PickleValue, _ reader: PickleReader) throws(Refusal) {
        guard let entries = reader.dictionary(root) else {
            let found = reader.list(root) == nil ? root.kind : "a tuple or list"
            throw Refusal(place: "pickle", reason: "holds \(found), wanted a state dict; \(Self.advice)")
        }
        var wrapped: [(key: String, tensors: [(key: String, tensor: TorchTensor)])] = []
        for case (.text(let key), let value) in entries where Self.wrappers.contains(key) {
            let tensors = Self.tensors(value, reader)
            if !tensors.isEmpty { wrapped.append((key, tensors)) }
        }
        guard wrapped.count <= 1 else {
            let keys = wrapped.map { "\"\($0.key)\"" }.joined(separator: " and ")
            throw Refusal(place: "pickle", reason: "holds state dicts under \(keys), wanted one; \(Self.advice)")
        }
        let found = wrapped.first?.tensors ?? Self.tensors(root, reader)
        guard !found.isEmpty else {
            let keys = entries.prefix(20).map { entry in
                if case .text(let key) = entry.key { "\"\(key)\"" } else { entry.key.kind }
            }.joined(separator: ", ")
            throw Refusal(
                place: "pickle",
                reason: entries.isEmpty
                    ? "holds an empty dictionary, wanted a state dict"
                    : "holds no tensors by name, wanted a state dict; its keys are \(keys); \(Self.advice)")
        }
        var seen: Set<String> = []
        for (key, _) in found where !seen.insert(key).inserted {
            throw Refusal(place: key, reason: "occurs twice in the state dict")
        }
        let parallel = found.allSatisfy { $0.key.hasPrefix(Self.prefix) }
        tensors = found.map { (parallel ? String($0.key.dropFirst(Self.prefix.count)) : $0.key, $0.tensor) }
    }

    static let advice = "save the weights alone, with torch.save(model.state_dict(), file)"

    /// The tensors of a dictionary by name; a state dict may hold other things too, which are not weights.
    private static func tensors(_ value: PickleValue, _ reader: PickleReader) -> [(key: String, tensor: TorchTensor)] {
        (reader.dictionary(value) ?? []).compactMap { entry in
            guard case (.text(let key), .tensor(let index)) = entry else { return nil }
            return (key, reader.tensors[index])
        }
    }

    /// Hands out the tensors as arrays, one after the other.
    ///
    /// Tensors may share a storage, and by a stride of 0 repeat one element a billion times; so that a small file cannot
    /// become a large memory, all together they may have four bytes for each byte of the file, and 64 MiB.
    ///
    /// - Parameters:
    ///   - bytes: the bytes of a storage, as many as it claims.
    ///   - done: hears of each part of the bytes that was read and is not needed soon.
    func forEachArray(
        fileSize: Int, bytes: (TorchStorage) throws -> Data, done: (Data) -> Void,
        _ body: (String, StoredArray) throws -> Void
    ) throws {
        let (fourfold, overflow) = fileSize.multipliedReportingOverflow(by: 4)
        let most = overflow ? .max : fourfold + 1 << 26
        var total = 0
        var read: [String: Data] = [:]
        for (key, tensor) in tensors {
            // Elements are counted as they will be used: as `Float`.
            let (size, tooLarge) = tensor.count.multipliedReportingOverflow(
                by: max(tensor.storage.elementType.size, MemoryLayout<Float>.size))
            guard !tooLarge, size <= most - total else {
                throw Refusal(
                    place: key,
                    reason: "shape \(tensor.shape) makes the tensors far larger than the file of \(fileSize) bytes: "
                        + "an expanded tensor; save tensor.clone() instead")
            }
            total += size
            // What several tensors share is checked once.
            let stored = try read[tensor.storage.key] ?? bytes(tensor.storage)
            read[tensor.storage.key] = stored
            try body(key, tensor.array(from: stored))
            done(stored)
        }
    }
}
