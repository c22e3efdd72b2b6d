/// A file format for pictures.
public enum PictureFormat: String, Sendable, Hashable, CustomStringConvertible {
    /// Portable Network Graphics: every pixel exact.
    case png
    /// JPEG: small, a level or two off.
    case jpeg

    /// The format's usual name.
    public var description: String { rawValue.uppercased() }

    /// The format that a file name's ending asks for, or nil when it names none.
    public init?(fileExtension: String) {
        switch fileExtension.lowercased() {
        case "png": self = .png
        case "jpg", "jpeg": self = .jpeg
        default: return nil
        }
    }

    /// The format that a file's first bytes announce, whatever its name says.
    init?(firstBytes bytes: some Collection<UInt8>) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else {
            return nil
        }
    }

    /// A guess, in words, at what bytes that are neither PNG nor JPEG are.
    static func guess(at bytes: some Collection<UInt8>) -> String {
        if bytes.isEmpty { return "empty" }
        let known: [(String, [UInt8])] = [
            ("a GIF", Array("GIF8".utf8)), ("a BMP", Array("BM".utf8)), ("a TIFF", [0x49, 0x49, 0x2A, 0]),
            ("a TIFF", [0x4D, 0x4D, 0, 0x2A]), ("a PDF", Array("%PDF".utf8)),
            ("an HTML page", Array("<!DOCTYPE".utf8)), ("an HTML page", Array("<html".utf8)),
            ("an SVG drawing", Array("<svg".utf8)), ("a ZIP archive", [0x50, 0x4B, 3, 4]),
            ("a Git LFS pointer", Array("version https://git-lfs".utf8)),
        ]
        if let match = known.first(where: { bytes.starts(with: $0.1) }) { return match.0 }
        let riff = Array(bytes.prefix(12))
        if riff.count == 12, riff.starts(with: Array("RIFF".utf8)), riff[8...].elementsEqual("WEBP".utf8) {
            return "a WebP picture"
        }
        if riff.count == 12, riff[4..<8].elementsEqual("ftyp".utf8) { return "an HEIC or AVIF picture, or a film" }
        if bytes.starts(with: [0x89, 0x50]) || bytes.starts(with: [0xFF, 0xD8]) {
            return "only the start of a picture"
        }
        if bytes.prefix(64).allSatisfy({ $0 == 9 || $0 == 10 || $0 == 13 || (32..<127).contains($0) }) { return "text" }
        return "neither a PNG nor a JPEG"
    }
}
