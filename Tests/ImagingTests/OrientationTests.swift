import Foundation
import Imaging
import Testing

/// Texts of a PNG of which Pillow says nothing, since it refuses the picture: here only the text is passed over.
///
/// All others are turned as Pillow turns them: `FileTests` compares them.
@Suite struct OrientationTests {
    private static let heading = "Raw profile type exif\0\nexif\n      26\n"
    /// An EXIF block that asks for a quarter turn, in hexadecimal digits.
    private static let quarter = "4d4d002a00000008000101120003000000010006000000000000"

    @Test func digitsOfAnEXIFBlock_turnThePicture() throws {
        #expect(try isTurned(by: text(Self.heading + Self.quarter)))
    }

    @Test(arguments: ["no digits", quarter + "0", "4d 4 d" + quarter.dropFirst(4), quarter + "ä"])
    func digitsThatAreNone_leaveItUpright(digits: String) throws {
        #expect(try !isTurned(by: text(Self.heading + digits)))
    }

    @Test func aTextThatGrowsPastAMebibyte_isNotLookedAt() throws {
        let picture = try Fixture.picture("texts/too-long.png")
        #expect((picture.width, picture.height) == (12, 8))
    }

    @Test func ofManyTexts_only64AreLookedAt() throws {
        let turning = text(Self.heading + Self.quarter)
        let silent = text(Self.heading)
        #expect(try isTurned(by: Array(repeatElement(silent, count: 63).joined()) + turning))
        #expect(try !isTurned(by: Array(repeatElement(silent, count: 64).joined()) + turning))
        let comment = text("Comment\0words")
        #expect(try isTurned(by: Array(repeatElement(comment, count: 1000).joined()) + turning))
    }

    /// A `tEXt` chunk, without the sum that nobody checks in it.
    private func text(_ body: String) -> [UInt8] {
        let bytes = Array(body.utf8)
        return [0, 0, UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + Array("tEXt".utf8) + bytes + [0, 0, 0, 0]
    }

    private func isTurned(by chunks: [UInt8]) throws -> Bool {
        var bytes = try Fixture.bytes("png/xmp-nine.png")
        let upright = try Picture(decoding: bytes, name: "plain.png")
        bytes.insert(contentsOf: chunks, at: 33)  // behind the signature and the header
        let picture = try Picture(decoding: bytes, name: "turned.png")
        if picture == upright { return false }
        #expect((picture.width, picture.height) == (upright.height, upright.width))
        return true
    }
}
