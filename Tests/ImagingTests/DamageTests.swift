import Foundation
import Imaging
import Testing

/// Files that are cut, flipped or lie about themselves: a right picture or one error, never a trap or a hang.
@Suite struct DamageTests {
    static let samples = [
        "png/rgb-8.png", "png/palette-4-interlaced.png", "png/rgb-alpha-16.png", "jpeg/baseline-420.jpg",
        "jpeg/progressive.jpg", "jpeg/cmyk.jpg", "jpeg/orientation-6.jpg", "jpeg/restarts.jpg",
    ]

    @Test("A file cut short is an error that names it", arguments: samples)
    func cutShort_isAnErrorThatNamesTheFile(name: String) throws {
        let bytes = try Fixture.bytes(name)
        for eighths in 0..<8 {
            let part = Array(bytes.prefix(bytes.count * eighths / 8))
            let error = #expect(throws: PictureError.self) { try Picture(decoding: part, name: "half.bin") }
            #expect(error.map { "\($0)" }?.hasPrefix("half.bin ") == true)
        }
        let half = Array(bytes.prefix(bytes.count * 7 / 8))
        let format: PictureFormat = name.hasSuffix("png") ? .png : .jpeg
        #expect(throws: PictureError.truncated(file: "half", format: format, bytes: half.count)) {
            try Picture(decoding: half, name: "half")
        }
    }

    @Test("500 seeded flips give a picture or an error", arguments: samples)
    func flippedBits_giveAPictureOrAnError(name: String) throws {
        let bytes = try Fixture.bytes(name)
        var random = SplitMix(state: 1)
        var refused = 0
        for _ in 0..<500 {
            var flipped = bytes
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                flipped[Int.random(in: 0..<flipped.count, using: &random)] ^=
                    1 << UInt8.random(in: 0..<8, using: &random)
            }
            do {
                let picture = try Picture(decoding: flipped, name: name)
                #expect(picture.pixels.count == picture.width * picture.height * 3)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    @Test func aPNGThatClaimsMoreThanItHolds_isRefusedBeforeMemoryIsAskedFor() throws {
        var bytes = try Fixture.bytes("png/rgb-8.png")
        bytes.replaceSubrange(16..<24, with: [0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10])  // 10,000 x 10,000
        bytes.replaceSubrange(29..<33, with: bigEndian(checksum(bytes[12..<29])))
        let error = #expect(throws: PictureError.self) { try Picture(decoding: bytes, name: "bomb.png") }
        #expect(error == .truncated(file: "bomb.png", format: .png, bytes: bytes.count))
        bytes.replaceSubrange(16..<24, with: [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF])  // 65,535 x 65,535
        bytes.replaceSubrange(29..<33, with: bigEndian(checksum(bytes[12..<29])))
        let larger = #expect(throws: PictureError.self) { try Picture(decoding: bytes, name: "bomb.png") }
        #expect(
            larger
                == .tooLarge(
                    file: "bomb.png", width: 65_535, height: 65_535,
                    limit: "at most \(PictureLimits.pixels) pixels are read"))
    }

    @Test func aJPEGThatClaimsMoreThanItHolds_isRefusedBeforeMemoryIsAskedFor() throws {
        for name in ["jpeg/baseline-420.jpg", "jpeg/progressive.jpg"] {
            var bytes = try Fixture.bytes(name)
            // The frame header: marker, length, precision, height, width.
            let frame = try #require(
                bytes.indices.first { bytes[$0] == 0xFF && [0xC0, 0xC2].contains(bytes[$0 + 1]) })
            bytes.replaceSubrange((frame + 5)..<(frame + 9), with: [0x0B, 0xB8, 0xFF, 0xDC])  // 3,000 x 65,500
            let clock = ContinuousClock()
            let start = clock.now
            #expect(throws: PictureError.truncated(file: "bomb.jpg", format: .jpeg, bytes: bytes.count)) {
                try Picture(decoding: bytes, name: "bomb.jpg")
            }
            #expect(clock.now - start < .seconds(1))
        }
    }

    /// With them a few hundred bytes can make a picture of hundreds of megabytes.
    @Test func aJPEGWithArithmeticCodes_isNotRead() throws {
        for (name, marker, arithmetic) in [("jpeg/baseline-420.jpg", 0xC0, 0xC9), ("jpeg/progressive.jpg", 0xC2, 0xCA)]
        {
            var bytes = try Fixture.bytes(name)
            let frame = try #require(bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == UInt8(marker) })
            bytes[frame + 1] = UInt8(arithmetic)
            bytes.replaceSubrange((frame + 5)..<(frame + 9), with: [0x0B, 0xB8, 0xFF, 0xDC])  // 3,000 x 65,500
            let error = #expect(throws: PictureError.self) { try Picture(decoding: bytes, name: "a.jpg") }
            guard case .unsupported(file: "a.jpg", format: .jpeg, _) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test func aDamagedByteInAPNGsPixels_isAnError() throws {
        var bytes = try Fixture.bytes("resize/37x53.png")
        bytes[bytes.count / 2] ^= 0x10
        let error = #expect(throws: PictureError.self) { try Picture(decoding: bytes, name: "a.png") }
        guard case .damaged(file: "a.png", format: .png, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func anEXIFDirectoryThatPointsNowhere_isUpright() throws {
        let name = "jpeg/orientation-6.jpg"
        let bytes = try Fixture.bytes(name)
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("Exif\0\0".utf8)) }) + 6
        let upright = try Picture(decoding: bytes, name: name)
        for offset: UInt8 in [0x7F, 0xFF] {
            var lying = bytes
            for index in 4..<8 { lying[start + index] = offset }
            let picture = try Picture(decoding: lying, name: name)
            #expect((picture.width, picture.height) == (upright.height, upright.width))
        }
    }

    private func bigEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32($0))) }
    }

    /// CRC-32, as PNG's chunks carry it.
    private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
