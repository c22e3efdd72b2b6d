import Foundation
import Imaging
import NN
import Testing

@Suite struct ColorTests {
    @Test func divergingColors_runFromOneArmOverZeroToTheOther() {
        let blue = (half: Color(0x0000FF), full: Color(0x000080))
        let red = (half: Color(0xFF0000), full: Color(0x800000))
        let map = Colormap.diverging(name: "mine", negative: blue, zero: .white, positive: red)
        #expect(map.colors.first == blue.full && map.colors.last == red.full)
        // The middle lies between two of the 256: each is nearly white, tinted by its own arm.
        #expect(map.colors[127].blue == 255 && map.colors[127].red >= 253 && map.colors[127].red < 255)
        #expect(map.colors[128].red == 255 && map.colors[128].blue == map.colors[127].red)
        #expect((0..<256).allSatisfy { map.colors[$0].red == map.colors[255 - $0].blue })
    }

    @Test("hot is matplotlib's, jet OpenCV's, viridis matplotlib's, byte for byte")
    func colormaps_areTheFields() throws {
        let scales = try Fixture.picture("colors/scales.png")
        for (row, colormap) in [Colormap.hot, .jet, .viridis].enumerated() {
            for step in 0..<256 {
                #expect(colormap.colors[step] == scales[x: step, y: row], "\(colormap.name) at \(step)")
            }
        }
        #expect(Colormap.gray.colors == (0...255).map { Color(gray: UInt8($0)) })
    }

    @Test("An overlay is show_cam_on_image's, byte for byte", arguments: [Float(0.5), 0.3])
    func overlay_isShowCamOnImages(imageWeight: Float) throws {
        let picture = try Fixture.picture("colors/picture.png")
        let heat = Tensor((0..<(24 * 18)).map { Float($0 * 37 % 997) / 996 }, shape: [18, 24])
        let expected = try Fixture.picture("colors/overlay-\(imageWeight).png")
        let shown = overlay(heatmap: heat, on: picture, imageWeight: imageWeight)
        #expect(shown.largestDifference(to: expected) == 0)
    }

    @Test func overlay_ofNothingOnBlack_isBlack() {
        let black = Picture(width: 4, height: 3, color: .black)
        let cold = Tensor([Float](repeating: 0, count: 12), shape: [3, 4])
        #expect(overlay(heatmap: cold, on: black, colormap: .gray) == black)
    }

    @Test func overlay_ofNotANumber_countsAsCold() {
        let picture = Picture.noise(width: 4, height: 3, seed: 9)
        let sick = Tensor([.nan, .infinity, -.infinity] + [Float](repeating: 0.5, count: 9), shape: [3, 4])
        let well = Tensor([0, 1, 0] + [Float](repeating: 0.5, count: 9), shape: [3, 4])
        #expect(overlay(heatmap: sick, on: picture) == overlay(heatmap: well, on: picture))
    }

    @Test func colorOf_clampsAndShowsNaN() {
        #expect(Colormap.jet.color(of: -3) == Colormap.jet.colors[0])
        #expect(Colormap.jet.color(of: 7) == Colormap.jet.colors[255])
        #expect(Colormap.gray.color(of: 0.5) == Color(gray: 128))
        #expect(Colormap.gray.color(of: .nan) == Colormap.notANumber)
        #expect(Colormap.gray.color(of: .infinity) == .white)
    }

    @Test func pictureOfAMap_usesItsOwnRangeOrTheGivenOne() {
        let map = Tensor([2, 3, 4, 6], shape: [1, 1, 2, 2])
        #expect(
            Colormap.gray.picture(of: map).pixels.enumerated().filter { $0.offset % 3 == 0 }.map(\.element) == [
                0, 64, 128, 255,
            ])
        #expect(Colormap.gray.picture(of: map, range: 2...10)[x: 1, y: 1] == Color(gray: 128))
        let flat = Tensor([5, 5], shape: [1, 2])
        #expect(Colormap.viridis.picture(of: flat)[x: 0, y: 0] == Colormap.viridis.colors[0])
        let sick = Tensor([.nan, 0, 1, .infinity], shape: [2, 2])
        #expect(Colormap.gray.picture(of: sick)[x: 0, y: 0] == Colormap.notANumber)
        #expect(sick.finiteRange == 0...1)
    }
}
