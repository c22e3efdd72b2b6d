import NN
import Starter

// Handy here: `model.conv1`; `model.layers[0]`, the blocks of `layer1`; of a block, `block.convolutions`, in which
// `.convolution` is each one's convolution, and `block.downsample?.convolution`, which is nil where the shortcut is empty;
// `Step(convolution)`, `Step.maxPool` and `step.hasWeights` from below.

/// A convolution or a pooling, as far as it decides what a cell can see.
public struct Step: Sendable {
    /// How many cells of the map below the window spans, along one side.
    public var kernel: Int
    /// How many of them it moves from one cell to the next.
    public var stride: Int
    /// How many cells of zeros stand at each end of the map below.
    public var padding: Int
    /// Whether it has weights, as a convolution has and a pooling has not.
    public var hasWeights: Bool

    /// The one pooling of a ResNet, between `conv1` and `layer1`.
    public static let maxPool = Step(kernel: 3, stride: 2, padding: 1, hasWeights: false)

    /// Creates a step.
    public init(kernel: Int, stride: Int, padding: Int, hasWeights: Bool) {
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.hasWeights = hasWeights
    }

    /// The step that a convolution takes.
    public init(_ convolution: Convolution) {
        self.init(
            kernel: convolution.weight.shape[2], stride: convolution.stride, padding: convolution.padding,
            hasWeights: true)
    }
}

/// The steps from the picture to the end of a layer that go through every block's convolutions.
///
/// - Parameter layer: 1 for `layer1` up to 4 for `layer4`.
public func longWay(through model: ResNet, to layer: Int) -> [Step] {
    yourTurn("Take the stem, and then every convolution of every block.")
}

/// The steps from the picture to the end of a layer that take every block's shortcut.
///
/// - Parameter layer: 1 for `layer1` up to 4 for `layer4`.
public func shortWay(through model: ResNet, to layer: Int) -> [Step] {
    yourTurn("Take the stem, and then of every block what lies on its shortcut.")
}

/// How many layers with weights lie between the picture and the scores, along a way.
///
/// Weights have convolutions and the classifier, which is one layer behind every way; a pooling has none, and batch
/// normalizations are not counted.
///
/// - Parameter way: the steps from the picture to the last maps; the classifier is none of them.
public func depth(along way: [Step]) -> Int {
    yourTurn("Count the layers with weights.")
}

/// How many ways lead from the picture to the scores, when each block may be gone through or around.
public func ways(through model: ResNet) -> Int {
    yourTurn("Count the ways.")
}
