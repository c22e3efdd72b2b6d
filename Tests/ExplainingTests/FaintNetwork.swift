import Explaining
import NN

/// A network whose maps are of about 1e-7, so that every epsilon shows; the oracle has the same.
struct FaintNetwork: ExplainableClassifier {
    let convolution = Tensor.weight("conv.weight", [6, 3, 3, 3]) * 1e-7
    let bias = Tensor.weight("conv.bias", [6]) * 1e-7
    /// `[classes, C]`.
    let head: Tensor
    let headBias = Tensor.weight("fc.bias", [4])

    /// - Parameter strength: of the classifier; 1e7 makes up for the faint maps.
    init(strength: Float) {
        head = Tensor.weight("fc.weight", [4, 6]) * strength
    }

    let architectureName = "faint"
    let classes = 4
    let smallestSide = 2
    let lastMapsLayer = "relu"
    /// The maps are not averaged as they are.
    var averagedHead: AveragedHead? { nil }

    func callAsFunction(_ image: Tensor, rectifier: (Tensor) -> Tensor) -> Tensor {
        let sums = conv2d(image, convolution, bias: bias, stride: 2, padding: 1).named("conv")
        return classify(rectifier(sums).named("relu"))
    }

    func logits(after layer: String, of maps: Tensor, in pass: Tensor) -> Tensor? {
        layer == "relu" ? classify(maps) : nil
    }

    private func classify(_ maps: Tensor) -> Tensor {
        let means = globalAveragePool(maps * (1 + maps / 1e-7)).named("avgpool")
        return linear(means.flattened(from: 1), head, bias: headBias).named("fc")
    }
}

extension Tensor {
    fileprivate static func weight(_ name: String, _ shape: [Int]) -> Tensor { Weights.pseudoRandom(name, shape) }
}
