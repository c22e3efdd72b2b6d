/// The first directory of an EXIF block, a small TIFF file of either byte order.
///
/// Cameras and programs leave much in it that is wrong, so that it is read as Pillow reads it: of an entry that comes twice
/// the first that can be read counts, and a directory that is cut has the entries before the cut.
struct EXIFDirectory {
    /// The tag under which an orientation stands.
    static let orientation = 0x0112

    /// The value of an entry.
    struct Value {
        /// The first number, or nil when it is text or opaque bytes.
        var number: Double?
    }

    private var values: [Int: Value] = [:]

    /// Reads a block, which up to two `Exif\0\0` may precede; nil when it does not begin as a TIFF does.
    init?(_ block: [UInt8]) {
        let name = PictureMetadata.exifName
        var block = block[...]
        for _ in 0..<2 where block.starts(with: name) { block = block.dropFirst(name.count) }
        if block.isEmpty { return }
        guard let tiff = TIFFBytes(Array(block)), let directory = tiff.integer(at: 4, bytes: 4) else { return nil }
        read(tiff, at: Int(directory))
    }

    subscript(tag: Int) -> Value? { values[tag] }

    private mutating func read(_ tiff: TIFFBytes, at directory: Int) {
        guard let entries = tiff.integer(at: directory, bytes: 2) else { return }
        var far = 0
        for entry in 0..<Int(entries) {
            let start = directory + 2 + entry * 12
            guard start <= tiff.count - 12, let tag = tiff.integer(at: start, bytes: 2),
                let code = tiff.integer(at: start + 2, bytes: 2), let count = tiff.integer(at: start + 4, bytes: 4)
            else { return }
            guard values[Int(tag)] == nil, let type = TIFFType(rawValue: Int(code)), count > 0 else { continue }
            let size = Int(count) * type.size
            var place = start + 8
            if size > 4 {
                // Too long for the entry: it holds where the value lies. All values together cannot be longer than the block.
                far += size
                guard far <= tiff.count else { continue }
                place = Int(tiff.integer(at: start + 8, bytes: 4) ?? 0)
                guard place <= tiff.count - size else { return }
            }
            values[Int(tag)] = Value(number: tiff.number(type, at: place))
        }
    }
}
