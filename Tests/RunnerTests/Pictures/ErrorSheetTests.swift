import Imaging
import Lessons
import NN
import Testing

@testable import Pictures

struct ErrorSheetTests {
    private func sheet(_ kind: ViewSpec.Kind, _ yours: Tensor, _ reference: Tensor) -> Picture? {
        ErrorSheet(view: ViewSpec(kind), title: "heatmap, mug", yours: yours, reference: reference, over: nil).picture()
    }

    private let ramp = Tensor((0..<49).map(Float.init), shape: [7, 7])

    @Test func plane_findsItsWorstElementAndItsRange() {
        let plane = Plane(height: 2, width: 3, values: [0, -5, 1, .nan, 2, 3])
        #expect(plane.worst.map { [$0.y, $0.x] } == [1, 0])
        #expect(plane.range == -5...3)
        #expect(Plane(height: 1, width: 2, values: [0, 0]).worst == nil)
        #expect(Plane(height: 1, width: 1, values: [.nan]).range == 0...0)
    }

    @Test func planes_areTheLastTwoAxes() {
        let planes = Plane.planes(of: Tensor((0..<12).map(Float.init), shape: [1, 2, 2, 3]))
        #expect(planes.map(\.values) == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]])
        #expect(Plane.planes(of: Tensor([1, 2], shape: [2])).isEmpty)
        #expect(Plane.planes(of: Tensor([], shape: [0, 3])).isEmpty)
    }

    @Test(arguments: [ViewSpec.Kind.heat, .signed, .gray])
    func map_isDrawnBesideItsReferenceAndTheError(kind: ViewSpec.Kind) throws {
        let right = try #require(sheet(kind, ramp, ramp))
        let wrong = try #require(sheet(kind, ramp * 2, ramp))
        #expect(right.width > 3 * 224)
        #expect((right.width, right.height) == (wrong.width, wrong.height))
        #expect(right != wrong)
    }

    @Test func overlay_isDrawnOverItsPicture() throws {
        let over = Picture(width: 64, height: 48, color: .white)
        let view = ViewSpec(.heat, over: "pictures/mug.png")
        let sheet = ErrorSheet(view: view, title: "", yours: ramp, reference: ramp, over: over)
        #expect(sheet.picture() != nil)
    }

    @Test func tiles_showTheWorstMapsFirst() throws {
        let reference = Tensor(Array(repeating: 0, count: 9 * 16), shape: [9, 4, 4])
        var values = reference.scalars
        values[7 * 16 + 5] = -3
        values[2 * 16] = 1
        values[4 * 16 + 15] = .nan
        let yours = Tensor(values, shape: [9, 4, 4])
        let sheet = ErrorSheet(view: ViewSpec(.tiles), title: "", yours: yours, reference: reference, over: nil)
        #expect(sheet.worstFirst == [4, 7, 2, 0, 1, 3, 5, 6, 8])
        let four = Tensor([4, 7, 2, 0].flatMap { values[$0 * 16..<$0 * 16 + 16] }, shape: [4, 4, 4])
        let first = ErrorSheet(
            view: ViewSpec(.tiles), title: "", yours: four, reference: Tensor.zeros([4, 4, 4]), over: nil)
        #expect(sheet.picture()?.height == first.picture()?.height)
    }

    private func output(_ kind: ViewSpec.Kind, _ shape: [Int], _ axes: [String], columns: Int? = nil) -> OutputSpec {
        OutputSpec(
            name: "a", shape: shape, axes: axes, reference: ReferencePath(file: "r", key: "a"),
            comparison: Comparison(.exact), view: ViewSpec(kind, columns: columns))
    }

    private func picture(of output: OutputSpec, _ yours: Tensor, _ reference: Tensor) -> Picture? {
        ErrorSheet(of: output, title: "", yours: yours, reference: reference, over: nil).picture()
    }

    @Test func tilesOfColors_areColorPictures() throws {
        // A red and a blue tile of 4 x 5 pixels, and the blue one green in yours.
        let colors: [[Float]] = [[1, 0, 0], [0, 0, 1]]
        let reference = Tensor(colors.flatMap { color in (0..<20).flatMap { _ in color } }, shape: [2, 4, 5, 3])
        let yours = Tensor(
            [colors[0], [0, 1, 0]].flatMap { color in (0..<20).flatMap { _ in color } }, shape: [2, 4, 5, 3])
        let sheet = ErrorSheet(
            of: output(.tiles, [2, 4, 5, 3], ["tile", "y", "x", "color"]), title: "", yours: yours,
            reference: reference, over: nil)
        #expect(sheet.hasColors)
        #expect(sheet.tileName == "tile")
        #expect(sheet.worstFirst == [1, 0])
        let pixels = try #require(sheet.picture()).pixels
        let hasGreen = stride(from: 0, to: pixels.count, by: 3).contains { Array(pixels[$0..<$0 + 3]) == [0, 255, 0] }
        #expect(hasGreen)
    }

    @Test func axes_goByTheirNames() throws {
        let wide = Tensor((0..<12).map(Float.init), shape: [2, 6])
        let turned = wide.transposed()
        #expect(
            picture(of: output(.heat, [6, 2], ["x", "y"]), turned, turned)
                == picture(of: output(.heat, [2, 6], ["y", "x"]), wide, wide))
        #expect(
            picture(of: output(.heat, [6, 2], ["y", "x"]), turned, turned)
                != picture(of: output(.heat, [2, 6], ["y", "x"]), wide, wide))
    }

    @Test func columns_showAllTiles() throws {
        let tiles = Tensor((0..<6 * 20).map(Float.init), shape: [6, 4, 5])
        let sheets = try [nil, 2, 3].map { columns in
            try #require(picture(of: output(.tiles, [6, 4, 5], ["map", "y", "x"], columns: columns), tiles, tiles))
        }
        #expect(Set(sheets).count == 3)
        let one = Picture(width: 5, height: 4, color: .black)
        let mosaic = ErrorSheet.mosaic([Picture](repeating: one, count: 5), 2)
        #expect([mosaic.width, mosaic.height] == [11, 14])
        #expect(mosaic[x: 10, y: 8] == .black)
        #expect(mosaic[x: 10, y: 9] == .white)
        #expect(mosaic[x: 10, y: 13] == .white)
    }

    @Test func picture_showsExchangedChannels() throws {
        let red = Tensor((0..<3 * 16).map { $0 < 16 ? 1 : 0 }, shape: [1, 3, 4, 4])
        let blue = Tensor((0..<3 * 16).map { $0 >= 32 ? 1 : 0 }, shape: [1, 3, 4, 4])
        let first = try #require(ColorImage(red))
        let second = try #require(ColorImage(blue))
        #expect(first.largestDifference(from: second).values.allSatisfy { abs($0) == 1 })
        #expect(sheet(.picture, red, blue) != nil)
    }

    @Test func levels_areReadInEitherOrderOfAxes() throws {
        let image = try #require(ColorImage(Tensor((0..<12).map(Float.init), shape: [2, 2, 3])))
        #expect([image.height, image.width] == [2, 2])
        #expect(ColorImage(Tensor([1, 2], shape: [2])) == nil)
        #expect(ColorImage.scale(of: Tensor([0, 200], shape: [2])) == 0...255)
        #expect(ColorImage.scale(of: Tensor([0.2, 0.9], shape: [2])) == 0...1)
        #expect(ColorImage.scale(of: Tensor([-2, 2], shape: [2])) == -2...2)
    }

    @Test func otherShape_isShownBesideWhatWasWanted() {
        #expect(sheet(.heat, Tensor([1, 2, 3, 4], shape: [2, 2]), ramp) != nil)
        #expect(sheet(.heat, Tensor([1, 2, 3, 4], shape: [4]), ramp) == nil)
        #expect(sheet(.bars, Tensor([1, 2], shape: [2]), Tensor([1], shape: [1])) == nil)
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, 0, 1e38, -1e38])
    func strangeValues_areDrawnToo(value: Float) {
        let strange = Tensor(Array(repeating: value, count: 48), shape: [3, 4, 4])
        let plain = Tensor(Array(repeating: 1, count: 48), shape: [3, 4, 4])
        for kind in ViewSpec.Kind.allCases where kind != .none && kind != .bars {
            #expect(sheet(kind, strange, plain) != nil)
            #expect(sheet(kind, plain, strange) != nil)
        }
        let bars = Tensor([value, 1, 2], shape: [3])
        #expect(sheet(.bars, bars, bars) != nil)
    }

    // MARK: The scale of the error

    private func scale(
        _ yours: [Float], _ reference: [Float], _ metric: Comparison.Metric?, isRight: Bool = false
    ) -> ErrorScale {
        ErrorScale(
            yours, reference, differences: zip(yours, reference).map { $0 - $1 },
            comparison: metric.map { Comparison($0) }, isRight: isRight, worst: "worst")
    }

    @Test func errorWithinTheTolerance_isDrawnOnTheTolerancesScale() {
        let close = Comparison.Metric.close(rtol: 0.25, atol: 0.5)
        // 0.5 + 0.25 * 2 is allowed, four times that is the strongest color.
        let within = scale([2.75, 0], [2, 0], close)
        #expect(within == scale([1.25, 0], [2, 0], close, isRight: true))
        #expect(within.range == -4...4)
        #expect(within.note == "within tolerance")
        #expect(!within.marksWorst)
        // Allowed is what the element's own size allows.
        let beyond = scale([2, 0.75], [2, 0], close)
        #expect(beyond.range == -0.75...0.75)
        #expect(beyond.note == "worst")
        #expect(beyond.marksWorst)
    }

    @Test func errorUnderOtherRules_isDrawnBesideTheNumbersThemselves() {
        let cosine = Comparison.Metric.cosine(min: 0.9)
        #expect(scale([3, 4.5], [3, 4], cosine, isRight: true).range == -4...4)
        #expect(scale([3, 4.5], [3, 4], cosine, isRight: true).note == "within tolerance")
        #expect(scale([3, 4.5], [3, 4], cosine).range == -0.5...0.5)
        #expect(scale([3, 4.5], [3, 4], nil).note == "worst")
    }

    @Test func noError_hasNoScale() {
        #expect(scale([1, 2], [1, 2], .exact, isRight: true).note == "no difference")
        #expect(scale([1, 2], [1, 2], .exact).range == -1...1)
        // Nothing but NaN is no agreement.
        let nan = scale([.nan, 2], [1, 2], .close(rtol: 1, atol: 1))
        #expect(nan.range == -1...1)
        #expect(nan.marksWorst)
    }

    /// How far from gray each pixel in the last third of a sheet is, where the error is.
    private func colors(_ picture: Picture) -> [Int] {
        var colors: [Int] = []
        for y in picture.height / 4..<picture.height * 3 / 4 {
            for x in picture.width * 7 / 10..<picture.width {
                let start = (y * picture.width + x) * 3
                let pixel = picture.pixels[start..<start + 3]
                colors.append(Int(pixel.max() ?? 0) - Int(pixel.min() ?? 0))
            }
        }
        return colors
    }

    @Test(arguments: [ViewSpec.Kind.heat, .signed, .gray, .tiles, .bars])
    func rightOutput_hasAPaleError(kind: ViewSpec.Kind) throws {
        let shape = kind == .bars ? [49] : kind == .tiles ? [1, 7, 7] : [7, 7]
        let output = OutputSpec(
            name: "a", shape: shape, axes: Array(["map", "y", "x"].suffix(shape.count)),
            reference: ReferencePath(file: "r", key: "a"),
            comparison: Comparison(.close(rtol: 0, atol: 0.1)), view: ViewSpec(kind))
        func colors(off: Float, isRight: Bool) throws -> [Int] {
            let reference = Tensor(ramp.scalars, shape: shape)
            let yours = Tensor(ramp.scalars.map { $0 + (Int($0) % 2 == 0 ? off : -off) }, shape: shape)
            let sheet = ErrorSheet(
                of: output, title: "", yours: yours, reference: reference, over: nil, isRight: isRight)
            return self.colors(try #require(sheet.picture()))
        }
        let (pale, strong) = (try colors(off: 0.05, isRight: true), try colors(off: 0.2, isRight: false))
        // What maps show by strong colors bars show by their length.
        let isStrong = { (color: Int) in color > 40 }
        #expect(strong.contains { $0 > 100 })
        #expect(pale.count(where: isStrong) * 4 < strong.count(where: isStrong))
    }

    @Test func viewOfNone_isNotDrawn() {
        #expect(sheet(.none, ramp, ramp) == nil)
    }
}
