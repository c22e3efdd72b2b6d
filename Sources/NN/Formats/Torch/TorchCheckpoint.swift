import Foundation

/// The tensors of a checkpoint that `torch.save` wrote: a state dict, or a dictionary that holds one.
///
/// ```swift
/// let checkpoint = try TorchCheckpoint(contentsOf: url)
/// let weight = checkpoint.arrays["conv1.weight"]?.tensor
/// ```
///
/// Reads the ZIP format and the one before it, and runs nothing that is in them. A state dict may stand under any key of
/// a dictionary, if it is the only one, or under `state_dict`, `model_state_dict` or `model`. Names are kept as they are.
/// Views of other tensors are laid out in row-major order.
public struct TorchCheckpoint: Sendable {
    /// The tensors by name.
    public let arrays: [String: StoredArray]
    /// The file that this was read from, for messages.
    public let file: String

    /// Opens a file; tensors of a large one that lie in row-major order are mapped into memory and read when they are
    /// used.
    ///
    /// - Throws: ``WeightsError``, as ``init(data:file:)``, and ``WeightsError/unreadable(file:reason:)`` when the file
    ///   cannot be opened.
    public init(contentsOf url: URL) throws(WeightsError) {
        try self.init(data: FileBytes(contentsOf: url).data, file: url.path)
    }

    /// Reads the bytes of a file that lies elsewhere.
    ///
    /// - Parameters:
    ///   - data: the whole file.
    ///   - file: the name that messages call it by.
    /// - Throws: ``WeightsError/malformed(file:place:reason:)`` when the file is damaged or holds no state dict,
    ///   ``WeightsError/refused(file:place:name:)`` when it names anything of Python's that a state dict does not need,
    ///   ``WeightsError/wholeObject(file:type:)`` when a network was saved instead of its weights.
    public init(data: Data, file: String = "checkpoint") throws(WeightsError) {
        self.file = file
        var arrays: [String: StoredArray] = [:]
        try Self.read(data, file: file) { key, array in arrays[key] = array }
        self.arrays = arrays
    }

    /// Hands out the tensors of a file one after the other, so that none has to be kept.
    ///
    /// - Parameter done: hears of each part of the bytes that was read and is not needed soon.
    /// - Throws: as ``init(data:file:)``, and what `body` throws.
    static func read(
        _ data: Data, file: String, done: @escaping (Data) -> Void = { _ in },
        _ body: (String, StoredArray) throws(WeightsError) -> Void
    ) throws(WeightsError) {
        do {
            let contents: any TorchContents =
                data.starts(with: Array("PK".utf8)) ? try ZippedContents(data, done: done) : try LegacyContents(data)
            let dictionary = try StateDict(contents.root, contents.reader)
            try dictionary.forEachArray(fileSize: data.count, bytes: contents.bytes, done: done, body)
        } catch let error as WeightsError {
            throw error
        } catch let error as PickleReader.Refusal {
            throw WeightsError(error, file: file)
        } catch let error as ZipArchive.Refusal {
            throw .malformed(file: file, place: error.place, reason: error.reason)
        } catch let error as StateDict.Refusal {
            throw .malformed(file: file, place: error.place, reason: error.reason)
        } catch {
            throw .malformed(file: file, place: "end", reason: "the file is truncated")
        }
    }
}

/// What either format holds: a pickle that was read, and the bytes of the storages that it names.
protocol TorchContents {
    var root: PickleValue { get }
    var reader: PickleReader { get }
    func bytes(_ storage: TorchStorage) throws -> Data
}

extension WeightsError {
    fileprivate init(_ refusal: PickleReader.Refusal, file: String) {
        switch refusal {
        case .malformed(let offset, let reason):
            self = .malformed(file: file, place: "pickle, byte \(offset)", reason: reason)
        case .global(let offset, let name): self = .refused(file: file, place: "pickle, byte \(offset)", name: name)
        case .object(let type): self = .wholeObject(file: file, type: type)
        }
    }
}
