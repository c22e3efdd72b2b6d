import NN
import Starter

// Handy here: `model(image.tracked())` gives logits, `logits.activation("layer2")` what a layer made on the way;
// `maps[0]`, `maps.shape`, `maps.scalars` (all numbers, the last axis fastest), `Tensor(numbers, shape:)`.

/// The feature maps that one layer makes of a picture.
///
/// - Parameters:
///   - layer: the name that the layer has in torch, such as `conv1` or `layer4`.
///   - image: the network's input, `[1, 3, 224, 224]`.
/// - Returns: the layer's output without the batch axis, `[channels, height, width]`: all of its channels, which are 32
///   at `conv1`. (Only the first 4 of those are compared, so a message about `conv1` says `[4, 112, 112]`.)
public func featureMaps(at layer: String, of image: Tensor, model: ResNet) -> Tensor {
    yourTurn("Run the model and pick out what the layer made.")
}

/// Every map on a gray scale of its own: its smallest value becomes 0 and its largest 1.
///
/// A map that is the same everywhere has nothing to show and becomes 0 everywhere.
///
/// - Parameter maps: `[channels, height, width]`.
/// - Returns: the same shape, with values in 0...1.
public func onOwnScales(_ maps: Tensor) -> Tensor {
    yourTurn("Stretch every map to 0...1 by itself.")
}
