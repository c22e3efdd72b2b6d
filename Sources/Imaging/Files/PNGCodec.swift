import CPNG

/// PNG by libpng: any kind to RGB, without alpha and with the high byte of 16 bits, and RGB to PNG.
enum PNGCodec {
    static func size(of bytes: UnsafeBufferPointer<UInt8>, file: String) throws(PictureError) -> (
        width: Int, height: Int
    ) {
        var width: UInt32 = 0
        var height: UInt32 = 0
        var message = [CChar](repeating: 0, count: Int(cpng_message_size))
        let status = cpng_read_size(bytes.baseAddress, bytes.count, &width, &height, &message)
        try check(status, message, bytes: bytes.count, file: file)
        return (Int(width), Int(height))
    }

    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, width: Int, height: Int, file: String, notices: inout [PictureNotice]
    ) throws(PictureError) -> [UInt8] {
        // A pixel takes an eighth of a byte at least, before deflate.
        guard (width / 8 + 1) * height <= (bytes.count + 1) * PictureLimits.deflateGrowth else {
            throw .truncated(file: file, format: .png, bytes: bytes.count)
        }
        var message = [CChar](repeating: 0, count: Int(cpng_message_size))
        var status: Int32 = 0
        var endIsMissing: Int32 = 0
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { buffer, initialized in
            status = cpng_decode(
                bytes.baseAddress, bytes.count, buffer.baseAddress, buffer.count, &endIsMissing, &message)
            initialized = status == Int32(cpng_ok.rawValue) ? width * height * 3 : 0
        }
        try check(status, message, bytes: bytes.count, file: file)
        if endIsMissing != 0 { notices.append(.endIsMissing(file: file, format: .png)) }
        return pixels
    }

    /// - Parameter level: zlib's effort, 0 (none) to 9.
    static func encode(_ picture: Picture, level: Int, file: String) throws(PictureError) -> [UInt8] {
        guard picture.width <= Int(Int32.max), picture.height <= Int(Int32.max) else {
            throw .tooLarge(
                file: file, width: picture.width, height: picture.height, limit: "a PNG holds 2147483647 a side")
        }
        var message = [CChar](repeating: 0, count: Int(cpng_message_size))
        var encoded: UnsafeMutablePointer<UInt8>?
        var length = 0
        let status = picture.pixels.withUnsafeBufferPointer {
            cpng_encode(
                $0.baseAddress, UInt32(picture.width), UInt32(picture.height), Int32(level), &encoded, &length, &message
            )
        }
        defer { cpng_free(encoded) }
        guard status == Int32(cpng_ok.rawValue) else {
            throw .unwritable(file: file, reason: text(message, otherwise: "out of memory"))
        }
        return Array(UnsafeBufferPointer(start: encoded, count: length))
    }

    private static func check(_ status: Int32, _ message: [CChar], bytes: Int, file: String) throws(PictureError) {
        switch UInt32(status) {
        case cpng_ok.rawValue: return
        case cpng_truncated.rawValue: throw .truncated(file: file, format: .png, bytes: bytes)
        default:
            throw .damaged(file: file, format: .png, reason: text(message, otherwise: "out of memory"))
        }
    }

    private static func text(_ message: [CChar], otherwise: String) -> String {
        let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.isEmpty ? otherwise : text
    }
}
