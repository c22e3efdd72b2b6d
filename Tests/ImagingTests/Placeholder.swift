import Foundation
import Imaging
import Testing

@Test func picture_survivesPNG() throws {
    let pixels = (0..<(7 * 5 * 3)).map { UInt8($0 * 37 & 255) }
    let picture = Picture(width: 7, height: 5, pixels: pixels)
    #expect(try Picture(decoding: picture.pngData(), name: "memory") == picture)
    let again = try Picture(decoding: picture.jpegData(quality: 100), name: "memory")
    #expect(zip(again.pixels, pixels).allSatisfy { abs(Int($0) - Int($1)) < 60 })
}
