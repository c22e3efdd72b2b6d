import Foundation

/// The format before torch 1.6: five pickles (a magic number, a version, the writer's system, the dictionary, the keys of
/// the storages), then each storage as its count of elements and their bytes.
struct LegacyContents: TorchContents {
    let root: PickleValue
    let reader: PickleReader
    private let storages: [String: Data]

    /// 0x1950A86A20F9469CFC6C, lowest byte first.
    static let magic: [UInt8] = [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]

    /// Reads a file.
    ///
    /// - Throws: `PickleReader.Refusal`, `ZipArchive.Refusal` for what lies behind the pickles, `ByteCursor.Ended`.
    init(_ data: Data) throws {
        var reader = PickleReader(data.prefix(ZippedContents.longestPickle))
        guard case .bytes(Self.magic) = try reader.value() else {
            throw PickleReader.Refusal.malformed(offset: 0, reason: "does not begin as a torch checkpoint")
        }
        guard case .integer(1001) = try reader.value() else {
            throw PickleReader.Refusal.malformed(offset: reader.place, reason: "its version is not 1001")
        }
        let system = try reader.value()
        for (key, value) in reader.dictionary(system) ?? [] {
            if case (.text("little_endian"), .bool(false)) = (key, value) {
                throw PickleReader.Refusal.malformed(
                    offset: reader.place,
                    reason: "the numbers do not begin with their lowest byte; "
                        + "load the file in PyTorch on this machine and save it again")
            }
        }
        root = try reader.value()
        let keys = try reader.value()
        var cursor = ByteCursor(data, at: reader.place)
        var storages: [String: Data] = [:]
        for case .text(let key) in reader.list(keys) ?? [] {
            guard let storage = reader.storages[key], let size = storage.size else {
                throw ZipArchive.Refusal(place: "storage \(key)", reason: "belongs to no tensor")
            }
            let count = try cursor.length(UInt64.self)
            guard count == storage.count else {
                throw ZipArchive.Refusal(
                    place: "storage \(key)", reason: "has \(count) elements, wanted \(storage.count)")
            }
            guard storages.updateValue(try cursor.take(size), forKey: key) == nil else {
                throw ZipArchive.Refusal(place: "storage \(key)", reason: "occurs twice")
            }
        }
        self.storages = storages
        self.reader = reader
    }

    func bytes(_ storage: TorchStorage) throws -> Data {
        guard let bytes = storages[storage.key] else {
            throw ZipArchive.Refusal(place: "storage \(storage.key)", reason: "is missing from the file")
        }
        return bytes
    }
}
