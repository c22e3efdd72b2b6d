import Foundation

/// SHA-256 (FIPS 180-4), because no library that the course depends on offers it on every platform.
struct Digest: Sendable {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    /// Adds bytes, and their number, so that two parts cannot trade bytes and stay the same.
    mutating func update(_ part: some Collection<UInt8>) {
        append(withUnsafeBytes(of: UInt64(part.count).bigEndian) { Array($0) })
        append(Array(part))
    }

    mutating func update(_ part: String) { update(part.utf8) }

    /// Adds bytes as they are.
    mutating func append(_ bytes: [UInt8]) {
        length += UInt64(bytes.count)
        pending += bytes
        var start = 0
        while pending.count - start >= 64 {
            compress(pending[start..<start + 64])
            start += 64
        }
        pending.removeFirst(start)
    }

    /// The digest of everything so far, in 64 hexadecimal digits.
    var hexadecimal: String {
        var last = self
        let bits = withUnsafeBytes(of: (length * 8).bigEndian) { Array($0) }
        let zeros = [UInt8](repeating: 0, count: (119 - pending.count) % 64)
        last.append([0x80] + zeros + bits)
        return last.state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    private mutating func compress(_ block: ArraySlice<UInt8>) {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { index in
            block[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let first = words[index - 15]
            let second = words[index - 2]
            let small = first.rotated(7) ^ first.rotated(18) ^ first >> 3
            let large = second.rotated(17) ^ second.rotated(19) ^ second >> 10
            words.append(words[index - 16] &+ small &+ words[index - 7] &+ large)
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let mixed = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
            let first = h &+ mixed &+ ((e & f) ^ (~e & g)) &+ Self.constants[index] &+ words[index]
            let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ ((a & b) ^ (a & c) ^ (b & c))
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = {
        var primes: [Double] = []
        var candidate = 2
        while primes.count < 64 {
            if !(2..<candidate).contains(where: { candidate % $0 == 0 }) { primes.append(Double(candidate)) }
            candidate += 1
        }
        return primes.map { prime in
            let root = cbrt(prime)
            return UInt32((root - root.rounded(.down)) * 4_294_967_296)
        }
    }()
}

extension UInt32 {
    fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
