/// The SHA-256 of what is added part by part, by the library that the platform has.
package struct Digest: ~Copyable {
    package init() {}

    private var state = SHA256State()

    /// Adds bytes, and their number, so that two parts cannot trade bytes and stay the same.
    package mutating func update(_ part: some Collection<UInt8>) {
        withUnsafeBytes(of: UInt64(part.count).bigEndian) { state.append($0) }
        append(Array(part))
    }

    package mutating func update(_ part: String) { update(part.utf8) }

    /// Adds bytes as they are.
    package mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { state.append($0) }
    }

    /// Adds bytes as they are.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) { state.append(bytes) }

    /// The digest of everything so far, in 64 hexadecimal digits.
    package var hexadecimal: String {
        state.value.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
