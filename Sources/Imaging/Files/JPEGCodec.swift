import CJPEG

/// JPEG by libjpeg: baseline or progressive, gray, YCbCr, RGB, CMYK and YCCK to RGB, and RGB to JPEG.
enum JPEGCodec {
    static func size(of bytes: UnsafeBufferPointer<UInt8>, file: String) throws(PictureError) -> (
        width: Int, height: Int
    ) {
        var width: UInt32 = 0
        var height: UInt32 = 0
        var message = [CChar](repeating: 0, count: Int(cjpeg_message_size))
        let status = cjpeg_read_size(bytes.baseAddress, bytes.count, &width, &height, &message)
        try check(status, message, bytes: bytes.count, file: file)
        return (Int(width), Int(height))
    }

    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, width: Int, height: Int, file: String, notices: inout [PictureNotice]
    ) throws(PictureError) -> [UInt8] {
        var message = [CChar](repeating: 0, count: Int(cjpeg_message_size))
        var status: Int32 = 0
        var endIsMissing: Int32 = 0
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { buffer, initialized in
            status = cjpeg_decode(
                bytes.baseAddress, bytes.count, buffer.baseAddress, buffer.count, &endIsMissing, &message)
            initialized = status == Int32(cjpeg_ok.rawValue) ? width * height * 3 : 0
        }
        try check(status, message, bytes: bytes.count, file: file)
        if endIsMissing != 0 { notices.append(.endIsMissing(file: file, format: .jpeg)) }
        return pixels
    }

    /// - Parameter quality: 1 (smallest) to 100 (closest).
    static func encode(_ picture: Picture, quality: Int, file: String) throws(PictureError) -> [UInt8] {
        guard max(picture.width, picture.height) <= PictureLimits.jpegSide else {
            throw .tooLarge(
                file: file, width: picture.width, height: picture.height,
                limit: "a JPEG holds at most \(PictureLimits.jpegSide) a side")
        }
        var message = [CChar](repeating: 0, count: Int(cjpeg_message_size))
        var encoded: UnsafeMutablePointer<UInt8>?
        var length = 0
        let status = picture.pixels.withUnsafeBufferPointer {
            cjpeg_encode(
                $0.baseAddress, UInt32(picture.width), UInt32(picture.height), Int32(quality), &encoded, &length,
                &message)
        }
        defer { cjpeg_free(encoded) }
        guard status == Int32(cjpeg_ok.rawValue) else { throw .unwritable(file: file, reason: text(message)) }
        return Array(UnsafeBufferPointer(start: encoded, count: length))
    }

    private static func check(_ status: Int32, _ message: [CChar], bytes: Int, file: String) throws(PictureError) {
        switch UInt32(status) {
        case cjpeg_ok.rawValue: return
        case cjpeg_truncated.rawValue: throw .truncated(file: file, format: .jpeg, bytes: bytes)
        case cjpeg_unsupported.rawValue: throw .unsupported(file: file, format: .jpeg, reason: text(message))
        default: throw .damaged(file: file, format: .jpeg, reason: text(message))
        }
    }

    private static func text(_ message: [CChar]) -> String {
        String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
