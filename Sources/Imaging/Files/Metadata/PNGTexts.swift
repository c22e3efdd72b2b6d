/// The texts of a PNG that hold metadata: plain (`tEXt`), compressed (`zTXt`) and international (`iTXt`).
///
/// Of several texts of one name the last one counts, as Pillow takes them.
struct PNGTexts {
    /// The EXIF block that a text of hexadecimal digits holds, as ImageMagick writes it; nil when there is none.
    var profile: [UInt8]? { hex.flatMap(PNGText.block) }
    /// The XMP packet, read as text where that can be; nil when there is none.
    var xmp: [UInt8]? { packetText?.isEmpty == false ? packetText : packet }

    private var hex: [UInt8]?
    private var packetText: [UInt8]?
    private var packet: [UInt8]?
    private var looked = 0

    /// The name of a text of hexadecimal digits.
    private static let hexName = "Raw profile type exif"
    private static let packetName = "XML:com.adobe.xmp"
    /// The name of a plain text that is an EXIF block itself.
    private static let exifName = "exif"

    /// Takes up a chunk if it is such a text.
    ///
    /// - Returns: an EXIF block, when the text is one as it stands.
    mutating func add(_ chunk: PNGChunks.Chunk) -> [UInt8]? {
        guard ["tEXt", "zTXt", "iTXt"].contains(chunk.type) else { return nil }
        let (key, rest) = PNGText.cut(chunk.body)
        guard key.count <= Self.hexName.utf8.count else { return nil }
        let name = String(decoding: key, as: UTF8.self)
        guard [Self.hexName, Self.packetName, Self.exifName].contains(name), looked < PictureLimits.pngTexts else {
            return nil
        }
        looked += 1
        let text: [UInt8]?
        switch chunk.type {
        case "tEXt":
            let plain = rest.map { Array($0) } ?? []
            if name == Self.exifName { return plain }
            text = plain
        case "zTXt": text = PNGText.compressed(rest)
        default:
            let international = rest.flatMap(PNGText.international)
            if name == Self.packetName, let international { packet = international.text }
            text = international.flatMap { $0.isReadable ? $0.text : nil }
        }
        guard let text else { return nil }
        if name == Self.hexName { hex = text }
        if name == Self.packetName { packetText = text }
        return nil
    }
}
