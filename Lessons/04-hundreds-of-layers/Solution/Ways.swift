import NN
import Starter

// BEGIN STARTER
// Handy here: `model.conv1`; `model.layers[0]`, the blocks of `layer1`; of a block, `block.convolutions`, in which
// `.convolution` is each one's convolution, and `block.downsample?.convolution`, which is nil where the shortcut is empty;
// `Step(convolution)` and `Step.maxPool` from below.
// END STARTER

/// A convolution or a pooling, as far as it decides what a cell can see.
public struct Step: Sendable {
    /// How many cells of the map below the window spans, along one side.
    public var kernel: Int
    /// How many of them it moves from one cell to the next.
    public var stride: Int
    /// How many cells of zeros stand at each end of the map below.
    public var padding: Int

    /// The one pooling of a ResNet, between `conv1` and `layer1`.
    public static let maxPool = Step(kernel: 3, stride: 2, padding: 1)

    /// Creates a step.
    public init(kernel: Int, stride: Int, padding: Int) {
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
    }

    /// The step that a convolution takes.
    public init(_ convolution: Convolution) {
        self.init(
            kernel: convolution.weight.shape[2], stride: convolution.stride, padding: convolution.padding)
    }
}

/// The steps from the picture to the end of a layer that go through every block's convolutions.
///
/// - Parameter layer: 1 for `layer1` up to 4 for `layer4`.
public func longWay(through model: ResNet, to layer: Int) -> [Step] {
    // BEGIN SOLUTION: Take the stem, and then every convolution of every block.
    var steps = [Step(model.conv1), Step.maxPool]
    // MISTAKE pool-left-out: var steps = [Step(model.conv1)]
    for block in model.layers.prefix(layer).joined() {
        steps += block.convolutions.map { Step($0.convolution) }
        // MISTAKE shortcut-as-depth: if let shortcut = block.downsample { steps.append(Step(shortcut.convolution)) }
        // MISTAKE shortcut-as-depth: steps += block.convolutions.map { Step($0.convolution) }
        // MISTAKE two-a-block: steps += block.convolutions.prefix(2).map { Step($0.convolution) }
    }
    return steps
    // END SOLUTION
}

/// The steps from the picture to the end of a layer that take every block's shortcut.
///
/// - Parameter layer: 1 for `layer1` up to 4 for `layer4`.
public func shortWay(through model: ResNet, to layer: Int) -> [Step] {
    // BEGIN SOLUTION: Take the stem, and then of every block what lies on its shortcut.
    var steps = [Step(model.conv1), Step.maxPool]
    // MISTAKE pool-left-out: var steps = [Step(model.conv1)]
    for block in model.layers.prefix(layer).joined() {
        if let shortcut = block.downsample { steps.append(Step(shortcut.convolution)) }
        // MISTAKE shortcuts-empty: _ = block
        // MISTAKE around-or-through: if let shortcut = block.downsample { steps.append(Step(shortcut.convolution)) }
        // MISTAKE around-or-through: else { steps += block.convolutions.map { Step($0.convolution) } }
    }
    return steps
    // END SOLUTION
}

/// How many layers with weights lie on the long and on the short way from the picture to the scores.
///
/// Weights have convolutions and the classifier at the end, which is one layer; a pooling has none, and batch
/// normalizations are not counted.
public func depth(of model: ResNet) -> (long: Int, short: Int) {
    // BEGIN SOLUTION: Count the layers with weights on both ways.
    let (long, short) = (longWay(through: model, to: 4), shortWay(through: model, to: 4))
    // The pooling is no layer with weights, and the classifier is one more.
    return (long.count - 1 + 1, short.count - 1 + 1)
    // MISTAKE classifier-left-out: return (long.count - 1, short.count - 1)
    // MISTAKE pool-counted: return (long.count + 1, short.count + 1)
    // END SOLUTION
}

/// How many ways lead from the picture to the scores, when each block may be gone through or around.
public func ways(through model: ResNet) -> Int {
    // BEGIN SOLUTION: Count the ways.
    let blocks = model.layers.map(\.count).reduce(0, +)
    return (0..<blocks).reduce(1) { ways, _ in ways * 2 }
    // MISTAKE two-each: return blocks * 2
    // END SOLUTION
}
