import Foundation

/// The format since torch 1.6: `NAME/data.pkl`, and each storage in a file `NAME/data/KEY`.
struct ZippedContents: TorchContents {
    let root: PickleValue
    let reader: PickleReader
    private let archive: ZipArchive
    private let folder: Substring

    /// The most bytes that the pickle may have; it holds names and shapes, 100 bytes a tensor.
    static let longestPickle = 1 << 26

    /// Reads an archive; `done` hears of each part of the bytes that was read and is not needed soon.
    ///
    /// - Throws: `ZipArchive.Refusal`, `PickleReader.Refusal`.
    init(_ data: Data, done: @escaping (Data) -> Void) throws {
        archive = try ZipArchive(data, done: done)
        let names = archive.names
        let pickles = names.filter { $0.hasSuffix("/data.pkl") }
        guard let name = pickles.first else {
            throw ZipArchive.Refusal(place: "archive", reason: Self.strangeness(of: names))
        }
        guard pickles.count == 1 else {
            throw ZipArchive.Refusal(place: "archive", reason: "holds both \(pickles[0]) and \(pickles[1])")
        }
        folder = name.dropLast("data.pkl".count)
        if names.contains(folder + "constants.pkl") {
            throw ZipArchive.Refusal(
                place: "archive",
                reason: "is a TorchScript program, not weights; load it in PyTorch and save its state_dict()")
        }
        if let order = try archive[folder + "byteorder"], !order.elementsEqual("little".utf8) {
            throw ZipArchive.Refusal(
                place: folder + "byteorder",
                reason: "the numbers do not begin with their lowest byte; "
                    + "load the file in PyTorch on this machine and save it again")
        }
        guard let program = try archive[name], program.count <= Self.longestPickle else {
            throw ZipArchive.Refusal(place: name, reason: "has more than \(Self.longestPickle) bytes")
        }
        var reader = PickleReader(program)
        root = try reader.value()
        self.reader = reader
    }

    /// What an archive is that torch did not write.
    private static func strangeness(of names: [String]) -> String {
        let endings = [".pth", ".pt", ".ckpt", ".bin", ".safetensors"]
        let weights = names.filter { name in
            !name.hasPrefix("__MACOSX/") && endings.contains { name.lowercased().hasSuffix($0) }
        }
        if let first = weights.first {
            return "is an archive around \(first)\(weights.count > 1 ? " and \(weights.count - 1) more" : ""): "
                + "unpack it and give that file"
        }
        let some = names.prefix(3).joined(separator: ", ")
        return "there is no data.pkl in it: not a torch checkpoint" + (some.isEmpty ? "" : "; it holds \(some)")
    }

    func bytes(_ storage: TorchStorage) throws -> Data {
        let name = "\(folder)data/\(storage.key)"
        guard let bytes = try archive[name] else {
            throw ZipArchive.Refusal(place: name, reason: "is missing from the archive")
        }
        guard bytes.count == storage.size else {
            throw ZipArchive.Refusal(
                place: name,
                reason: "has \(bytes.count) bytes, wanted \(storage.count) elements of \(storage.elementType.rawValue)")
        }
        return bytes
    }
}
