import Foundation
import Imaging
import Testing

@Suite struct GeometryTests {
    @Test(
        "A resize is Pillow's, byte for byte",
        arguments: [
            (37, 53, 20, 30), (37, 53, 91, 64), (53, 37, 53, 20), (53, 37, 17, 37), (64, 48, 7, 5), (9, 9, 1, 1),
            (1, 1, 5, 4), (1, 9, 3, 4), (2, 301, 3, 41), (37, 92, 20, 50), (49, 87, 26, 46), (20, 30, 60, 20),
            (30, 60, 15, 30), (30, 61, 15, 30),
        ])
    func resized_isPillows(width: Int, height: Int, newWidth: Int, newHeight: Int) throws {
        let source = try Fixture.picture("resize/\(width)x\(height).png")
        #expect((source.width, source.height) == (width, height))
        let expected = try Fixture.picture("resize/\(width)x\(height)-to-\(newWidth)x\(newHeight).png")
        #expect(source.resized(width: newWidth, height: newHeight).largestDifference(to: expected) == 0)
    }

    @Test("Rows mixed with weights from elsewhere are their sums, rounded", arguments: [2, 8])
    func mixedAlongRows_isAWeightedSum(columns: Int) {
        let picture = Picture.noise(width: columns, height: 5, seed: 3)
        let mixed = picture.mixedAlongRows((0..<columns / 2).map { (first: 2 * $0, weights: [0.25, 0.75]) })
        #expect((mixed.width, mixed.height) == (columns / 2, 5))
        for y in 0..<5 {
            for x in 0..<columns / 2 {
                for channel in 0..<3 {
                    let left = Double(picture.pixels[(y * columns + 2 * x) * 3 + channel])
                    let right = Double(picture.pixels[(y * columns + 2 * x + 1) * 3 + channel])
                    let expected = (0.25 * left + 0.75 * right + 0.5).rounded(.down)
                    #expect(Double(mixed.pixels[(y * columns / 2 + x) * 3 + channel]) == expected)
                }
            }
        }
    }

    @Test func mixedAlongRows_clampsToBytes() {
        let white = Picture(width: 2, height: 1, pixels: [UInt8](repeating: 255, count: 6))
        let mixed = white.mixedAlongRows([
            (first: 0, weights: [1, 1]), (first: 1, weights: [-1]), (first: 0, weights: []),
        ])
        #expect(mixed.pixels == [255, 255, 255, 0, 0, 0, 0, 0, 0])
    }

    @Test func mixedAlongRows_thatDoNotFitEndTheProgramWithTheirNumber() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let picture = Picture(width: 2, height: 1, pixels: [UInt8](repeating: 0, count: 6))
            _ = picture.mixedAlongRows([(first: 0, weights: [1]), (first: 1, weights: [0.5, 0.5])])
        }
        let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(said.contains("mix 1: 2 weights from pixel 1 on do not fit 2 pixels"))
    }

    @Test func transposed_turnsRowsIntoColumns() {
        let picture = Picture(width: 2, height: 1, pixels: [1, 2, 3, 4, 5, 6])
        let transposed = picture.transposed()
        #expect((transposed.width, transposed.height, transposed.pixels) == (1, 2, [1, 2, 3, 4, 5, 6]))
        let noise = Picture.noise(width: 7, height: 4, seed: 5)
        #expect(noise.transposed().transposed().pixels == noise.pixels)
        #expect(noise.transposed().pixels[(3 * 4 + 2) * 3] == noise.pixels[(2 * 7 + 3) * 3])
    }

    private struct Plain: Decodable {
        let width: Int
        let height: Int
        let pixels: [Float]
    }

    @Test("Without antialias, a resize is torch's interpolate, rounded", arguments: ["down", "up"])
    func resizedWithoutAntialias_isTorchs(direction: String) throws {
        let expected = try Fixture.json("resize/41x29-without-antialias-\(direction).json", as: Plain.self)
        let resized = try Fixture.picture("resize/41x29.png")
            .resized(width: expected.width, height: expected.height, by: .bilinearWithoutAntialias)
        #expect(resized.pixels.count == expected.pixels.count)
        // Half a level is the rounding itself; the rest is single precision and the file's three digits.
        #expect(zip(resized.pixels, expected.pixels).allSatisfy { abs(Float($0) - $1) <= 0.502 })
    }

    @Test func resizedWithoutAntialias_differsOnNoise() {
        let noise = Picture.noise(width: 120, height: 90, seed: 1)
        let right = noise.resized(width: 30, height: 22)
        let wrong = noise.resized(width: 30, height: 22, by: .bilinearWithoutAntialias)
        let mean = zip(right.pixels, wrong.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) } / right.pixels.count
        #expect(mean > 10)
    }

    @Test(
        "The longer side is truncated as torchvision's",
        arguments: [(50, 37, 24), (37, 50, 24), (31, 31, 40), (20, 33, 7), (97, 20, 19)])
    func resizedShortSide_isTorchvisions(width: Int, height: Int, side: Int) throws {
        let source = try Fixture.picture("torchvision/\(width)x\(height).png")
        let expected = try Fixture.picture("torchvision/\(width)x\(height)-short-\(side).png")
        #expect(source.resized(shortSide: side).largestDifference(to: expected) == 0)
    }

    @Test(
        "A resize of which only the middle is computed is the middle of the whole resize",
        arguments: [
            (50, 37, 24, 21), (37, 50, 24, 24), (31, 31, 40, 13), (20, 33, 7, 30), (97, 20, 19, 8), (1, 400, 12, 9),
            (300, 4, 3, 5), (1, 1, 9, 4), (64, 48, 48, 40), (160, 90, 16, 64), (11, 200, 8, 20), (90, 61, 61, 60),
        ])
    func resizedAndCropped_isTheMiddleOfTheWhole(width: Int, height: Int, side: Int, crop: Int) {
        let picture = Picture.noise(width: width, height: height, seed: UInt64(width + height))
        let whole = picture.resized(shortSide: side).centerCropped(to: crop)
        #expect(picture.resized(shortSide: side, centerCroppedTo: crop) == whole)
    }

    @Test(
        "A crop's offset is rounded half to even, and a small picture padded, as torchvision's",
        arguments: [
            (37, 24, 13, 13), (26, 28, 13, 13), (10, 7, 16, 13), (10, 30, 15, 9), (5, 5, 8, 8), (6, 6, 6, 6),
        ])
    func centerCropped_isTorchvisions(width: Int, height: Int, newWidth: Int, newHeight: Int) throws {
        let source = try Fixture.picture("torchvision/crop-\(width)x\(height).png")
        let expected = try Fixture.picture("torchvision/crop-\(width)x\(height)-to-\(newWidth)x\(newHeight).png")
        #expect(source.centerCropped(width: newWidth, height: newHeight).largestDifference(to: expected) == 0)
    }

    @Test func cropped_takesThePartAtXAndY() {
        let source = Picture.noise(width: 8, height: 6, seed: 3)
        let part = source.cropped(x: 5, y: 1, width: 3, height: 4)
        #expect(part[x: 0, y: 0] == source[x: 5, y: 1])
        #expect(part[x: 2, y: 3] == source[x: 7, y: 4])
    }

    @Test func nearest_repeatsWholePixels() {
        let source = Picture.noise(width: 3, height: 2, seed: 4)
        let large = source.resized(width: 12, height: 8, by: .nearest)
        for y in 0..<8 {
            for x in 0..<12 { #expect(large[x: x, y: y] == source[x: x / 4, y: y / 4]) }
        }
    }

    @Test func aPictureOneColumnWide_keepsAllItsRows() {
        let line = Picture.noise(width: 1, height: 5000, seed: 5)
        let resized = line.resized(shortSide: 2)
        #expect((resized.width, resized.height) == (2, 10_000))
        #expect(line.centerCropped(to: 224).width == 224)
    }
}
