import Testing

@testable import NN

/// The forms to learn from, against what everybody calls.
@Suite struct PlainFormTests {
    /// Two convolutions a block, and three; with pictures of which the sides do not divide.
    @Test(arguments: [ResNet.Architecture.resnet18, .resnet50])
    func plainForward_agreesWithTheNetwork_andSoDoesItsGradient(_ architecture: ResNet.Architecture) throws {
        let model = try ResNet(weights: .pseudoRandom(architecture, width: 8, classes: 10))
        let image = Tensor.pseudoRandom([2, 3, 70, 61], seed: 1).tracked()
        let (plain, logits) = (model.plainForward(image), model(image))
        expectClose(logits, plain, "logits")
        expectClose(gradient(of: logits[1, 3], at: image), gradient(of: plain[1, 3], at: image), "gradient")
    }

    @Test(arguments: [(1, 0), (2, 3)]) func plainConv2d_agreesWithConv2d_andSoDoItsGradients(stride: Int, padding: Int)
    {
        let input = Tensor.pseudoRandom([2, 3, 9, 8], seed: 1).tracked()
        let weight = Tensor.pseudoRandom([4, 3, 3, 2], seed: 2).tracked()
        let bias = Tensor.pseudoRandom([4], seed: 3).tracked()
        let plain = plainConv2d(input, weight, bias: bias, stride: stride, padding: padding)
        let fast = conv2d(input, weight, bias: bias, stride: stride, padding: padding)
        expectClose(fast, plain, rtol: 1e-5, "output")
        let upstream = Tensor.pseudoRandom(plain.shape, seed: 4)
        let places = [input, weight, bias]
        let expected = gradient(of: plain, at: places, seed: upstream)
        for (number, gradient) in gradient(of: fast, at: places, seed: upstream).enumerated() {
            expectClose(gradient, expected[number], rtol: 1e-5, "gradient at \(["input", "weight", "bias"][number])")
        }
    }
}
