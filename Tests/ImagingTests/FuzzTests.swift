import Foundation
import Imaging
import Testing

/// Feeds the readers damaged files for as long as asked: `FUZZ_SECONDS=600 swift test --filter fuzzedPictures`.
///
/// The fixtures are the corpus. Each round cuts, flips, overwrites, repeats and splices parts of them, from a seed that
/// grows by one, so that a round that traps or hangs is found again by its number, which is printed before each thousand.
@Test(
    .enabled(if: ProcessInfo.processInfo.environment["FUZZ_SECONDS"] != nil), arguments: ["png", "jpeg"])
func fuzzedPictures_giveAPictureOrAnError(format: String) throws {
    let seconds = try #require(ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap(Double.init))
    let suffix = format == "png" ? ".png" : ".jpg"
    let corpus = try Fixture.names(in: format, suffix: suffix).map { try Fixture.bytes($0) }
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var round: UInt64 = 0
    var refused = 0
    var slowest = Duration.zero
    while clock.now < end {
        if round % 1000 == 0 { print("\(format): round \(round), \(refused) refused, slowest \(slowest)") }
        var random = SplitMix(state: round)
        let bytes = damaged(corpus, &random)
        let start = clock.now
        do {
            let picture = try Picture(decoding: bytes, name: "fuzz")
            #expect(picture.pixels.count == picture.width * picture.height * 3)
        } catch {
            refused += 1
        }
        slowest = max(slowest, clock.now - start)
        round += 1
    }
    print("\(format): \(round) rounds, \(refused) refused, slowest \(slowest)")
    #expect(slowest < .seconds(5))
}

/// One file of the corpus after a few accidents.
private func damaged(_ corpus: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
    var bytes = corpus.randomElement(using: &random)!
    for _ in 0..<Int.random(in: 1...6, using: &random) where bytes.count > 16 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let length = min(Int.random(in: 1...32, using: &random), bytes.count - place)
        switch Int.random(in: 0..<7, using: &random) {
        case 0: bytes.removeLast(bytes.count - place)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random)!
        case 3: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
        case 4: bytes.removeSubrange(place..<(place + length))
        case 5:
            let other = corpus.randomElement(using: &random)!
            bytes.replaceSubrange(place..., with: other.dropFirst(min(place, other.count)))
        default: bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
    }
    if bytes.starts(with: [0x89, 0x50]) && Bool.random(using: &random) { mendChecksums(&bytes) }
    return bytes
}

/// Makes the chunks' checksums right again, so that damage reaches what lies behind that check.
private func mendChecksums(_ bytes: inout [UInt8]) {
    var position = 8
    while position + 12 <= bytes.count {
        let length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
        let end = position + 8 + length
        guard end + 4 <= bytes.count else { return }
        let sum = ~bytes[(position + 4)..<end].reduce(~0 as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        for index in 0..<4 { bytes[end + index] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * UInt32(index))) }
        position = end + 4
    }
}
