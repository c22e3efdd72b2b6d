import CPNG

/// How the chunks of a PNG write a text, and how a text writes bytes.
enum PNGText {
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    /// What stands before the first zero, and what behind it.
    static func cut(_ bytes: Bytes) -> (before: Bytes, after: Bytes?) {
        guard let zero = bytes.firstIndex(of: 0) else { return (bytes, nil) }
        return (bytes[..<zero], bytes[(zero + 1)...])
    }

    /// The text of a `zTXt` behind its name: a byte that says how it is compressed (0 is the only way), then zlib's stream.
    ///
    /// A damaged stream is an empty text, which takes the place of an earlier one; nil when nothing can be said.
    static func compressed(_ bytes: Bytes?) -> [UInt8]? {
        guard let bytes, let method = bytes.first else { return [] }
        guard method == 0 else { return nil }
        return switch inflated(bytes.dropFirst()) {
        case .text(let text): text
        case .damaged: []
        case .tooLong: nil
        }
    }

    /// The text of an `iTXt` behind its name: two bytes that say whether and how it is compressed, a language, a translated
    /// name, the text; and whether all of them are UTF-8.
    static func international(_ bytes: Bytes) -> (text: [UInt8], isReadable: Bool)? {
        guard bytes.count >= 2 else { return nil }
        let (isCompressed, method) = (bytes[bytes.startIndex] != 0, bytes[bytes.startIndex + 1])
        let (language, rest) = cut(bytes.dropFirst(2))
        guard let (translation, last) = rest.map(cut), let last else { return nil }
        var text = Array(last)
        if isCompressed {
            guard method == 0, case .text(let inflated) = inflated(last) else { return nil }
            text = inflated
        }
        return (text, [Array(language), Array(translation), text].allSatisfy(isUTF8))
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
    }

    private enum Inflated {
        case text([UInt8])
        case damaged
        case tooLong
    }

    /// What zlib's stream holds, or as much as is there when it ends early.
    private static func inflated(_ bytes: Bytes) -> Inflated {
        let stream = UnsafeBufferPointer(rebasing: bytes)
        var status: Int32 = 0
        let text = [UInt8](unsafeUninitializedCapacity: PictureLimits.pngTextBytes) { buffer, count in
            count = 0
            status = cpng_inflate(stream.baseAddress, stream.count, buffer.baseAddress, buffer.count, &count)
        }
        return switch UInt32(status) {
        case cpng_ok.rawValue: .text(text)
        case cpng_too_long.rawValue: .tooLong
        default: .damaged
        }
    }

    /// The bytes that hexadecimal digits stand for, below a heading of three lines; nil when they are something else.
    static func block(of text: [UInt8]) -> [UInt8]? {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        var high: UInt8?
        for byte in lines.dropFirst(3).joined() {
            if let digit = Character(UnicodeScalar(byte)).hexDigitValue.map({ UInt8($0) }) {
                if let first = high { bytes.append(first << 4 | digit) }
                high = high == nil ? digit : nil
            } else {
                let isBlank = byte == UInt8(ascii: " ") || (9...13).contains(byte)
                guard isBlank, high == nil else { return nil }
            }
        }
        return high == nil ? bytes : nil
    }
}
