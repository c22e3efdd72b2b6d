/// How a camera was held, as EXIF writes it: what has to be done to the stored rows so that up is up.
enum Orientation: UInt16 {
    case upright = 1
    case mirrored
    case upsideDown
    case upsideDownMirrored
    case transposed
    case turnedLeft
    case transverse
    case turnedRight

    /// The orientation that a PNG (`eXIf`) or JPEG (`APP1`) carries; `upright` when there is none or it makes no sense.
    init(of bytes: UnsafeBufferPointer<UInt8>, format: PictureFormat) {
        let exif = format == .jpeg ? Self.exifOfJPEG(bytes) : Self.exifOfPNG(bytes)
        self = exif.flatMap(Self.tag) ?? .upright
    }

    /// The EXIF block of a JPEG: walks the segments before the first scan.
    private static func exifOfJPEG(_ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>? {
        var position = 2
        while position + 4 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            if marker == 0xFF {  // fill byte
                position += 1
                continue
            }
            if marker == 0xDA || marker == 0xD9 { return nil }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            let end = position + 2 + length
            guard length >= 2, end <= bytes.count else { return nil }
            if marker == 0xE1, length >= 8, bytes[(position + 4)..<(position + 10)].elementsEqual("Exif\0\0".utf8) {
                return bytes[(position + 10)..<end]
            }
            position = end
        }
        return nil
    }

    /// The EXIF block of a PNG: walks the chunks.
    private static func exifOfPNG(_ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>? {
        var position = 8
        while position + 12 <= bytes.count {
            let length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            let start = position + 8
            guard length <= bytes.count - start - 4 else { return nil }
            let name = bytes[(position + 4)..<start]
            if name.elementsEqual("eXIf".utf8) { return bytes[start..<(start + length)] }
            if name.elementsEqual("IEND".utf8) { return nil }
            position = start + length + 4
        }
        return nil
    }

    /// Tag 0x0112 of the first directory of a TIFF block.
    private static func tag(of block: Slice<UnsafeBufferPointer<UInt8>>) -> Orientation? {
        let exif = UnsafeBufferPointer(rebasing: block)
        guard exif.count >= 8 else { return nil }
        let little = exif.starts(with: [0x49, 0x49, 0x2A, 0])
        guard little || exif.starts(with: [0x4D, 0x4D, 0, 0x2A]) else { return nil }
        func number(at position: Int, bytes count: Int) -> Int? {
            guard position >= 0, position <= exif.count - count else { return nil }
            let bytes = exif[position..<(position + count)]
            return little
                ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) } : bytes.reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(at: 4, bytes: 4), let entries = number(at: directory, bytes: 2) else { return nil }
        for entry in 0..<entries {
            let start = directory + 2 + entry * 12
            guard let name = number(at: start, bytes: 2), let kind = number(at: start + 2, bytes: 2) else { return nil }
            guard name == 0x0112 else { continue }
            guard kind == 3, let value = number(at: start + 8, bytes: 2) else { return nil }
            return Orientation(rawValue: UInt16(value))
        }
        return nil
    }
}

extension Picture {
    /// The picture as it looks when the orientation that its file states is applied.
    func oriented(_ orientation: Orientation) -> Picture {
        if orientation == .upright { return self }
        let turned = orientation.rawValue >= Orientation.transposed.rawValue
        let (w, h) = turned ? (height, width) : (width, height)
        // Where the pixel at x, y of the result lies in the stored rows: an origin and a step along each axis.
        let right = width - 1
        let bottom = height - 1
        let (x0, y0): (Int, Int) =
            switch orientation {
            case .upright, .transposed: (0, 0)
            case .mirrored, .turnedRight: (right, 0)
            case .upsideDown, .transverse: (right, bottom)
            case .upsideDownMirrored, .turnedLeft: (0, bottom)
            }
        let alongX = turned ? (y0 == 0 ? width : -width) : (x0 == 0 ? 1 : -1)
        let alongY = turned ? (x0 == 0 ? 1 : -1) : (y0 == 0 ? width : -width)
        let bytes = [UInt8](unsafeUninitializedCapacity: pixels.count) { result, initialized in
            pixels.withUnsafeBufferPointer { stored in
                var target = 0
                for y in 0..<h {
                    var source = y0 * width + x0 + y * alongY
                    for _ in 0..<w {
                        result[target] = stored[source * 3]
                        result[target + 1] = stored[source * 3 + 1]
                        result[target + 2] = stored[source * 3 + 2]
                        source += alongX
                        target += 3
                    }
                }
            }
            initialized = pixels.count
        }
        return Picture(width: w, height: h, pixels: bytes)
    }
}
