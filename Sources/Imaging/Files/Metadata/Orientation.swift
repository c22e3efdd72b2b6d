/// How a camera was held, as EXIF writes it: what has to be done to the stored rows so that up is up.
enum Orientation: Int {
    case upright = 1
    case mirrored
    case upsideDown
    case upsideDownMirrored
    case transposed
    case turnedLeft
    case transverse
    case turnedRight

    /// The orientation that a file states, taken as Pillow's `ImageOps.exif_transpose` takes it.
    ///
    /// EXIF counts before XMP, which is asked only when the EXIF directory can be read and is silent. A number outside 1...8,
    /// a value that is no number and a block that is no TIFF all mean upright.
    init(of metadata: PictureMetadata) {
        self = .upright
        if let block = metadata.exif {
            guard let directory = EXIFDirectory(block) else { return }
            if let value = directory[EXIFDirectory.orientation] {
                if let number = value.number, let stated = Self(number: number) { self = stated }
                return
            }
        }
        if let digit = metadata.xmp.flatMap(Self.digit), let stated = Self(rawValue: digit) { self = stated }
    }

    private init?(number: Double) {
        guard let whole = Int(exactly: number) else { return nil }
        self.init(rawValue: whole)
    }

    /// The digit behind the first `tiff:Orientation="` or `tiff:Orientation>`, the two ways in which XMP can write it.
    private static func digit(of packet: [UInt8]) -> Int? {
        let name = Array("tiff:Orientation".utf8)
        let (quote, bracket) = (Array("=\"".utf8), Array(">".utf8))
        for start in packet.indices where packet[start] == name[0] && packet[start...].starts(with: name) {
            var rest = packet[start...].dropFirst(name.count)
            if rest.starts(with: quote) {
                rest = rest.dropFirst(quote.count)
            } else if rest.starts(with: bracket) {
                rest = rest.dropFirst(bracket.count)
            } else {
                continue
            }
            if let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                return Int(byte - UInt8(ascii: "0"))
            }
        }
        return nil
    }
}
