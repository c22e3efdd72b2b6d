import Testing

@testable import NN

/// A convolution and what follows it in one go, against the same steps one by one.
@Suite struct ConvolutionBlockTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var input = [2, 5, 9, 8]
        var weight = [4, 5, 3, 3]
        var stride = 1
        var padding = 1
        var isNormalized = true
        var hasBias = false
        var isAdding = false
        var isRectified = true

        func block(tracking: Bool = false) -> ConvolutionBlock {
            let outputs = [weight[0]]
            let filters = Tensor.pseudoRandom(weight, seed: 2)
            let convolution = Convolution(
                weight: tracking ? filters.tracked() : filters,
                bias: hasBias ? .pseudoRandom(outputs, seed: 3) : nil, stride: stride, padding: padding)
            let normalization = BatchNormalization(
                mean: .pseudoRandom(outputs, seed: 4), variance: .pseudoRandom(outputs, seed: 5) + 1.5,
                weight: .pseudoRandom(outputs, seed: 6), bias: .pseudoRandom(outputs, seed: 7))
            return ConvolutionBlock(convolution, isNormalized ? normalization : nil)
        }

        var testDescription: String {
            "\(input) by \(weight), stride \(stride)" + (isNormalized ? ", normalized" : "")
                + (hasBias ? ", bias" : "") + (isAdding ? ", adding" : "") + (isRectified ? ", rectified" : "")
        }
    }

    static let cases: [Case] = [
        Case(),
        Case(isAdding: true),
        Case(isNormalized: false, hasBias: true),
        Case(hasBias: true, isAdding: true),
        Case(isNormalized: false, isAdding: true),
        Case(isRectified: false),
        Case(isAdding: true, isRectified: false),
        Case(stride: 2, isAdding: true),
        Case(weight: [4, 5, 1, 1], padding: 0, isAdding: true),
        Case(weight: [6, 5, 1, 1], stride: 2, padding: 0, isRectified: false),
        Case(input: [2, 24, 40, 41], weight: [26, 24, 3, 3], isAdding: true),  // many tiles: Winograd
        Case(input: [1, 3, 64, 60], weight: [8, 3, 7, 7], stride: 2, padding: 3),  // large maps: tiles of rows
        Case(input: [0, 5, 9, 8]),
    ]

    @Test(arguments: cases) func block_agreesWithItsSteps(_ item: Case) {
        let block = item.block()
        let results = [true, false].map { inOneGo in
            let input = Tensor.pseudoRandom(item.input, seed: 1).tracked()
            let geometry = ConvolutionGeometry(
                input: item.input, weight: item.weight, stride: item.stride, padding: item.padding)
            let addend = item.isAdding ? Tensor.pseudoRandom(geometry.outputShape, seed: 8).tracked() : nil
            let rectifier: Rectifier? = item.isRectified ? .relu : nil
            let names = ["conv", "bn"]
            let output =
                inOneGo
                ? block(input, names: names, adding: addend, rectifier: rectifier)
                : block.steps(input, names: names, adding: addend, rectifier: rectifier)
            let places = [input] + (addend.map { [$0] } ?? [])
            let seed = Tensor.pseudoRandom(output.shape, seed: 9)
            return (output, gradient(of: output, at: places, seed: seed))
        }
        expectClose(results[0].0, results[1].0, rtol: 1e-5, "output")
        for (gradient, expected) in zip(results[0].1, results[1].1) {
            expectClose(gradient, expected, rtol: 1e-5, "gradient")
        }
    }

    @Test func block_isOneOperation() {
        let output = Case().block()(
            Tensor.pseudoRandom([2, 5, 9, 8], seed: 1).tracked(), names: ["conv", "bn"], rectifier: .relu)
        #expect(output.node?.operation == "rectifiedConvolution")
        #expect(output.node?.edges.map(\.input.operation) == ["tracked"])
        #expect(output.activationNames == ["conv", "bn"])
    }

    @Test func activationInside_isWorkedOut_andGradientsLeadThroughIt() {
        let input = Tensor.pseudoRandom([2, 5, 9, 8], seed: 1).tracked()
        let block = Case().block()
        let output = block(input, names: ["conv", "bn"], rectifier: .relu)
        let before = gradient(of: output.sum(), at: input)

        let normalized = output.activation("bn")
        let expected = block.steps(input, names: ["conv", "bn"], rectifier: .relu)
        expectClose(normalized, expected.activation("bn"), "bn")
        expectClose(output.activation("conv"), expected.activation("conv"), "conv")
        #expect(output.activationNames == ["conv", "bn"])
        #expect(output.activation("bn").node === normalized.node)  // worked out once

        let total = output.sum()
        let gradients = gradient(of: total, at: [normalized, output.activation("conv"), input])
        let expectedTotal = expected.sum()
        expectClose(gradients[0], gradient(of: expectedTotal, at: expected.activation("bn")), "gradient at bn")
        expectClose(gradients[1], gradient(of: expectedTotal, at: expected.activation("conv")), "gradient at conv")
        expectClose(gradients[2], before, "gradient at the input")
    }

    @Test func trackedFilters_getTheirGradient() {
        let block = Case().block(tracking: true)
        let output = block(Tensor.pseudoRandom([2, 5, 9, 8], seed: 1), names: ["conv", "bn"], rectifier: .relu)
        let gradients = gradient(of: output.sum(), at: block.convolution.weight)
        #expect(gradients.shape == [4, 5, 3, 3])
        #expect(gradients.scalars.contains { $0 != 0 })
    }

    @Test func otherRectifier_getsWhatReLUWouldGet() {
        let block = Case().block()
        let input = Tensor.pseudoRandom([2, 5, 9, 8], seed: 1)
        let output = block(input, names: ["conv", "bn"], rectifier: .other { $0 * 2 })
        expectClose(output, block.steps(input, names: ["conv", "bn"], rectifier: nil) * 2, "output")
    }
}
