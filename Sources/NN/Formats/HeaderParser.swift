import Foundation

/// A value in the header of a safetensors file.
enum HeaderValue {
    case string(String)
    case integers([Int])
    case object([(key: String, value: HeaderValue)])

    /// What it is, for messages.
    var kind: String {
        switch self {
        case .string(let text): "the string \"\(text)\""
        case .integers(let list): "the list \(list)"
        case .object: "an object"
        }
    }
}

/// Reads the part of JSON that such a header needs: strings, lists of whole numbers, objects.
///
/// Foundation's parser would keep one of two equal keys in silence; here it is an error, like everything else that a
/// header cannot hold.
struct HeaderParser {
    struct Refusal: Error {
        /// Bytes from the start of the header.
        let offset: Int
        let reason: String
    }

    private let bytes: [UInt8]
    private var place = 0

    /// The members of the object that `bytes` are, which may end in spaces.
    static func object(in bytes: Data) throws(Refusal) -> [(key: String, value: HeaderValue)] {
        var parser = HeaderParser(bytes: [UInt8](bytes))
        let members = try parser.object(depth: 0)
        parser.skipSpace()
        if parser.place < parser.bytes.count { throw parser.refusal("something follows the header's object") }
        return members
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func refusal(_ reason: String) -> Refusal { Refusal(offset: place, reason: reason) }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Refusal) {
        if !skip(character) {
            throw refusal("wanted \(character), found \(next.map { String(UnicodeScalar($0)) } ?? "the end")")
        }
    }

    private mutating func object(depth: Int) throws(Refusal) -> [(key: String, value: HeaderValue)] {
        try expect("{")
        var members: [(key: String, value: HeaderValue)] = []
        var seen: Set<String> = []
        if skip("}") { return members }
        repeat {
            skipSpace()
            let start = place
            let key = try string()
            guard seen.insert(key).inserted else {
                throw Refusal(offset: start, reason: "the key \"\(key)\" occurs twice")
            }
            try expect(":")
            members.append((key, try value(depth: depth)))
        } while skip(",")
        try expect("}")
        return members
    }

    private mutating func value(depth: Int) throws(Refusal) -> HeaderValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "["): return .integers(try integers())
        case UInt8(ascii: "{") where depth == 0: return .object(try object(depth: 1))
        default: throw refusal("wanted a string, a list of whole numbers or an object")
        }
    }

    private mutating func integers() throws(Refusal) -> [Int] {
        try expect("[")
        var list: [Int] = []
        if skip("]") { return list }
        repeat {
            skipSpace()
            let start = place
            while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
            guard let number = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else {
                throw Refusal(offset: start, reason: "wanted a whole number, 0 or more, that fits into 63 bits")
            }
            list.append(number)
        } while skip(",")
        try expect("]")
        return list
    }

    private mutating func string() throws(Refusal) -> String {
        try expect("\"")
        let start = place - 1
        while let byte = next, byte != UInt8(ascii: "\"") {
            if byte < 0x20 { throw refusal("a string holds a control character") }
            place += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard next != nil else { throw Refusal(offset: start, reason: "a string does not end") }
        place += 1
        let quoted = bytes[start..<place]
        if !quoted.contains(UInt8(ascii: "\\")) {
            return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
        }
        guard let text = try? JSONDecoder().decode(String.self, from: Data(quoted)) else {
            throw Refusal(offset: start, reason: "a string holds an escape that JSON does not know")
        }
        return text
    }
}
