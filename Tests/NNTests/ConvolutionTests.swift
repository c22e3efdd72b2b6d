import Testing

@testable import NN

/// The fast forms of the convolution against the plain one.
@Suite struct ConvolutionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let input: [Int]
        let weight: [Int]
        var stride = 1
        var padding = 0

        var geometry: ConvolutionGeometry {
            ConvolutionGeometry(input: input, weight: weight, stride: stride, padding: padding)
        }
        var testDescription: String { "\(input) by \(weight), stride \(stride), padding \(padding)" }
    }

    static let cases: [Case] = [
        Case(input: [1, 3, 17, 23], weight: [4, 3, 7, 7], stride: 2, padding: 3),
        Case(input: [2, 5, 12, 9], weight: [6, 5, 3, 3], padding: 1),
        Case(input: [3, 5, 12, 9], weight: [6, 5, 3, 3], stride: 2, padding: 1),
        Case(input: [1, 33, 7, 7], weight: [35, 33, 3, 3], padding: 1),
        Case(input: [1, 16, 31, 30], weight: [18, 16, 3, 3], padding: 1),
        Case(input: [1, 40, 40, 41], weight: [7, 40, 3, 3], padding: 1),
        Case(input: [2, 9, 13, 8], weight: [7, 9, 1, 1]),
        Case(input: [2, 9, 13, 8], weight: [7, 9, 1, 1], stride: 2),
        Case(input: [1, 1, 1, 1], weight: [1, 1, 1, 1]),
        Case(input: [1, 2, 3, 2], weight: [3, 2, 3, 2]),
        Case(input: [1, 2, 5, 6], weight: [3, 2, 5, 5], stride: 3, padding: 2),
        Case(input: [1, 2, 4, 5], weight: [2, 2, 2, 2], stride: 3, padding: 4),
        Case(input: [0, 2, 4, 5], weight: [2, 2, 2, 2]),
        Case(input: [9, 6, 13, 14], weight: [5, 6, 3, 3], stride: 2, padding: 1),  // small maps, multiplied together
        Case(input: [5, 7, 14, 14], weight: [3, 7, 1, 1]),
        Case(input: [2, 4, 40, 37], weight: [3, 4, 1, 1], stride: 2),
    ]

    @Test(arguments: cases) func im2col_agreesWithThePlainForm(_ item: Case) {
        let geometry = item.geometry
        let input = Tensor.pseudoRandom(item.input, seed: 1)
        let weight = Tensor.pseudoRandom(item.weight, seed: 2)
        let upstream = Tensor.pseudoRandom(geometry.outputShape, seed: 3)
        expectClose(geometry.im2colConvolve(input, weight), geometry.plainConvolve(input, weight), rtol: 1e-5, "output")
        expectClose(
            geometry.im2colInputGradient(upstream, weight), geometry.plainInputGradient(upstream, weight), rtol: 1e-5,
            "input gradient")
        expectClose(
            geometry.im2colWeightGradient(upstream, input), geometry.plainWeightGradient(upstream, input), rtol: 1e-5,
            "weight gradient")
    }

    static let winogradCases: [Case] = [
        Case(input: [1, 4, 8, 8], weight: [4, 4, 3, 3], padding: 1),
        Case(input: [2, 3, 7, 9], weight: [5, 3, 3, 3], padding: 1),
        Case(input: [1, 5, 6, 5], weight: [2, 5, 3, 3]),
        Case(input: [1, 2, 3, 3], weight: [3, 2, 3, 3]),
        Case(input: [1, 2, 1, 2], weight: [3, 2, 3, 3], padding: 1),
        Case(input: [1, 2, 4, 11], weight: [3, 2, 3, 3], padding: 2),
        Case(input: [1, 2, 3, 2], weight: [3, 2, 3, 3], padding: 7),
        Case(input: [1, 30, 60, 61], weight: [26, 30, 3, 3], padding: 1),
        Case(input: [1, 3, 130, 90], weight: [2, 3, 3, 3], padding: 1),
        Case(input: [3, 12, 18, 22], weight: [9, 12, 3, 3], padding: 1),  // blocks across pictures, a core's own
        Case(input: [5, 90, 13, 9], weight: [84, 90, 3, 3], padding: 1),  // shared blocks
        Case(input: [1, 2, 5, 70], weight: [3, 2, 3, 3], padding: 1),
    ]

    @Test(arguments: winogradCases) func winograd_agreesWithThePlainForm(_ item: Case) throws {
        let geometry = item.geometry
        let input = Tensor.pseudoRandom(item.input, seed: 1)
        let weight = Tensor.pseudoRandom(item.weight, seed: 2)
        let winograd = try #require(WinogradConvolution(geometry))
        expectClose(winograd.convolve(input, weight), geometry.plainConvolve(input, weight), "output")
        guard let backward = geometry.backward else { return }
        let upstream = Tensor.pseudoRandom(geometry.outputShape, seed: 3)
        expectClose(
            try #require(WinogradConvolution(backward)).convolve(upstream, weight, backward: true),
            geometry.plainInputGradient(upstream, weight), "input gradient")
    }

    static let smallWinogradCases: [Case] =
        winogradCases.filter { $0.input[1] >= 4 } + [
            Case(input: [1, 32, 14, 14], weight: [48, 32, 3, 3], padding: 1),
            Case(input: [1, 150, 14, 13], weight: [141, 150, 3, 3], padding: 1),  // the last group is short
            Case(input: [3, 6, 1, 2], weight: [5, 6, 3, 3], padding: 1),
            Case(input: [2, 7, 3, 2], weight: [3, 7, 3, 3], padding: 7),
            Case(input: [2, 4, 5, 17], weight: [6, 4, 3, 3]),
        ]

    @Test(arguments: smallWinogradCases) func smallWinograd_agreesWithThePlainForm(_ item: Case) throws {
        let geometry = item.geometry
        let input = Tensor.pseudoRandom(item.input, seed: 1)
        let weight = Tensor.pseudoRandom(item.weight, seed: 2)
        let winograd = try #require(SmallWinogradConvolution(geometry))
        expectClose(winograd.convolve(input, weight), geometry.plainConvolve(input, weight), rtol: 1e-5, "output")
        guard let backward = geometry.backward, let winograd = SmallWinogradConvolution(backward) else { return }
        let upstream = Tensor.pseudoRandom(geometry.outputShape, seed: 3)
        expectClose(
            winograd.convolve(upstream, weight, backward: true), geometry.plainInputGradient(upstream, weight),
            rtol: 1e-5,
            "input gradient")
    }

    @Test func winograd_isForKernelsOf3x3AndStride1() {
        #expect(WinogradConvolution(Case(input: [1, 1, 9, 9], weight: [1, 1, 3, 3], stride: 2).geometry) == nil)
        #expect(WinogradConvolution(Case(input: [1, 1, 9, 9], weight: [1, 1, 5, 5]).geometry) == nil)
        #expect(SmallWinogradConvolution(Case(input: [1, 9, 9, 9], weight: [1, 9, 3, 3], stride: 2).geometry) == nil)
        #expect(SmallWinogradConvolution(Case(input: [1, 9, 9, 9], weight: [1, 9, 5, 5]).geometry) == nil)
        #expect(SmallWinogradConvolution(Case(input: [1, 3, 9, 9], weight: [1, 3, 3, 3]).geometry) == nil)
    }

    /// The side of the map, and whether the larger tiles are for it.
    @Test(arguments: [(56, true), (14, false)])
    func wideConvolution_takesAFastWayAndStaysRight(side: Int, hasLargeTiles: Bool) throws {
        let item = Case(input: [1, 32, side, side], weight: [32, 32, 3, 3], padding: 1)
        #expect(try #require(WinogradConvolution(item.geometry)).isFaster == hasLargeTiles)
        #expect(try #require(SmallWinogradConvolution(item.geometry)).isFaster)
        let input = Tensor.pseudoRandom(item.input, seed: 1).tracked()
        let weight = Tensor.pseudoRandom(item.weight, seed: 2)
        let output = conv2d(input, weight, padding: 1)
        expectClose(output, item.geometry.im2colConvolve(input, weight), "output")
        let upstream = Tensor.pseudoRandom(output.shape, seed: 3)
        expectClose(
            gradient(of: output, at: [input], seed: upstream)[0], item.geometry.im2colInputGradient(upstream, weight),
            "input gradient")
    }
}
