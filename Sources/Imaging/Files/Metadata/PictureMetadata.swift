/// What a picture file says beside its pixels, as far as its orientation follows from it.
struct PictureMetadata {
    /// An EXIF block: a small TIFF file, and what stands before it in a JPEG; nil when the file has none.
    private(set) var exif: [UInt8]?
    /// An XMP packet, which is XML; nil when the file has none.
    private(set) var xmp: [UInt8]?

    /// What a JPEG's segment begins with when it holds EXIF.
    static let exifName = Array("Exif\0\0".utf8)

    /// The metadata of a file of the given format; what cannot be read of it counts as absent.
    init(of bytes: UnsafeBufferPointer<UInt8>, format: PictureFormat) {
        switch format {
        case .jpeg: self.init(ofJPEG: bytes)
        case .png: self.init(ofPNG: bytes)
        }
    }

    /// The metadata of a JPEG: walks the segments before the first scan.
    ///
    /// A long EXIF block lies in several segments, which are one block; of several XMP packets the last one counts.
    private init(ofJPEG bytes: UnsafeBufferPointer<UInt8>) {
        let xmpName = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
        var position = 2
        while position + 4 <= bytes.count {
            let marker = bytes[position + 1]
            // Between segments there may be fill bytes and stray ones, which every decoder skips.
            if bytes[position] != 0xFF || marker == 0xFF {
                position += 1
                continue
            }
            switch marker {
            case 0x00, 0x01, 0xD0...0xD8:  // markers without a length
                position += 2
                continue
            case 0xD9, 0xDA: return  // the end of the picture, the first scan
            default: break
            }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            let start = position + 4
            let end = max(start, position + 2 + length)
            guard end <= bytes.count else { return }
            if marker == 0xE1 {
                let body = bytes[start..<end]
                if body.starts(with: Self.exifName) {
                    exif = exif.map { $0 + body.dropFirst(Self.exifName.count) } ?? Array(body)
                } else if body.starts(with: xmpName) {
                    xmp = Array(body.dropFirst(xmpName.count))
                }
            }
            position = end
        }
    }

    /// The metadata of a PNG: an `eXIf` chunk, or what programs wrote into texts before there was one.
    private init(ofPNG bytes: UnsafeBufferPointer<UInt8>) {
        var texts = PNGTexts()
        for chunk in PNGChunks(of: bytes) {
            if chunk.type == "eXIf" {
                exif = Self.exifName + chunk.body
            } else if let raw = texts.add(chunk) {
                exif = raw
            }
        }
        exif = exif ?? texts.profile
        xmp = texts.xmp
    }
}
