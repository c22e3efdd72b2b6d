import ExerciseKit
import NN
import Ways

Check.main { given, report in
    let model =
        given.has("model")
        ? try given.model()
        : try ResNet(weights: weights(blocks: try given.ints("blocks"), bottleneck: try given.bool("bottleneck")))
    report("long", totals { longWay(through: model, to: $0) }, shape: [4, 4])
    report("short", totals { shortWay(through: model, to: $0) }, shape: [4, 4])
    report("depth", [depth(along: longWay(through: model, to: 4)), depth(along: shortWay(through: model, to: 4))])
    // A way that no ResNet has: 1 is a convolution, 0 a pooling.
    let made = try given.ints("made-up").map { number in
        number == 1
            ? Step(kernel: 3, stride: 1, padding: 1, hasWeights: true)
            : Step(kernel: 2, stride: 2, padding: 0, hasWeights: false)
    }
    report("made-up-depth", depth(along: made))
    report("ways", ways(through: model))
}

/// What the steps to each of the four layers come to: their number, kernels less 1, padding, and all strides multiplied.
func totals(_ steps: (Int) -> [Step]) -> [Int] {
    (1...4).flatMap { layer in
        let steps = steps(layer)
        return [
            steps.count, steps.map { $0.kernel - 1 }.reduce(0, +), steps.map(\.padding).reduce(0, +),
            steps.map(\.stride).reduce(1, *),
        ]
    }
}

/// The weights of a ResNet as narrow as can be, all 0: its shape is all that is asked about.
func weights(blocks: [Int], bottleneck: Bool) -> Weights {
    var tensors: [String: Tensor] = [:]
    func convolution(_ name: String, _ normalization: String, _ inputs: Int, _ outputs: Int, _ kernel: Int) {
        tensors["\(name).weight"] = .zeros([outputs, inputs, kernel, kernel])
        for part in ["weight", "bias", "running_mean", "running_var"] {
            tensors["\(normalization).\(part)"] = .ones([outputs])
        }
    }
    convolution("conv1", "bn1", 3, 1, 7)
    var channels = 1
    for (layer, count) in blocks.enumerated() {
        let width = 1 << layer
        let outputs = bottleneck ? 4 * width : width
        for block in 0..<count {
            let name = "layer\(layer + 1).\(block)"
            if block == 0, layer > 0 || channels != outputs {
                convolution("\(name).downsample.0", "\(name).downsample.1", channels, outputs, 1)
            }
            let plan =
                bottleneck
                ? [(channels, width, 1), (width, width, 3), (width, outputs, 1)]
                : [(channels, width, 3), (width, width, 3)]
            for (index, step) in plan.enumerated() {
                convolution("\(name).conv\(index + 1)", "\(name).bn\(index + 1)", step.0, step.1, step.2)
            }
            channels = outputs
        }
    }
    tensors["fc.weight"] = .zeros([2, channels])
    tensors["fc.bias"] = .zeros([2])
    return Weights(tensors)
}
