/// The chunks of a PNG that belong to its picture, as far as the file goes.
///
/// In an animated PNG, what follows the first frame belongs to later ones.
struct PNGChunks: Sequence, IteratorProtocol {
    struct Chunk {
        var type: String
        var body: Slice<UnsafeBufferPointer<UInt8>>
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    /// Behind the signature, at the first chunk.
    private var position = 8
    private var frames = 0
    private var isInFrame = false
    private var hasPixels = false

    init(of bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> Chunk? {
        guard position + 12 <= bytes.count else { return nil }
        let length = number(at: position)
        let start = position + 8
        guard length <= bytes.count - start - 4 else { return nil }
        let type = String(decoding: bytes[(position + 4)..<start], as: UTF8.self)
        let body = bytes[start..<(start + length)]
        position = start + length + 4
        switch type {
        case "IEND": return nil
        case "acTL" where !hasPixels && length >= 4: frames = number(at: start)
        case "fcTL" where !hasPixels: isInFrame = true
        // A picture that no frame claims comes before the animation.
        case "fcTL" where frames > 1 || frames == 1 && !isInFrame: return nil
        case "IDAT": hasPixels = true
        default: break
        }
        return Chunk(type: type, body: body)
    }

    /// Four bytes, the highest first.
    private func number(at position: Int) -> Int {
        bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
