import Foundation

/// The dictionary of tensors that a checkpoint's pickle is, or holds.
struct StateDict {
    struct Refusal: Error {
        let place: String
        let reason: String
    }

    /// The tensors by name.
    let tensors: [(key: String, tensor: TorchTensor)]

    /// Finds the state dict in what a pickle gave.
    init(_ root: PickleValue, _ reader: PickleReader) throws(Refusal) {
        guard let entries = reader.dictionary(root) else {
            let found = reader.list(root) == nil ? root.kind : "a tuple or list"
            throw Refusal(place: "pickle", reason: "holds \(found), wanted a state dict; \(Self.advice)")
        }
        guard let dictionary = try StateDictSearch(reader).dictionary(in: root) else {
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
        var tensors: [(key: String, tensor: TorchTensor)] = []
        // A state dict may hold other things too, which are not weights.
        for case (.text(let key), let value) in reader.dictionary(dictionary) ?? [] {
            switch value {
            case .tensor(let index): tensors.append((key, reader.tensors[index]))
            case .unusable(let elements):
                throw Refusal(
                    place: key,
                    reason: "is \(elements), with which no network here computes; turn it into single precision in "
                        + "PyTorch (\(Self.conversion(of: elements))) and save the state dict again")
            default: continue
            }
            guard seen.insert(key).inserted else {
                throw Refusal(place: key, reason: "occurs twice in the state dict")
            }
        }
        self.tensors = tensors
    }

    static let advice = "save the weights alone, with torch.save(model.state_dict(), file)"

    /// What makes ordinary numbers of a tensor, in Python.
    private static func conversion(of elements: String) -> String {
        switch elements {
        case "quantized": "tensor.dequantize()"
        case "sparse": "tensor.to_dense()"
        case "complex": "tensor.real"
        default: "tensor.float()"
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
