import NN
import Starter

// BEGIN STARTER
// Handy here: `model(image.tracked())` gives logits, `logits.activation("layer2")` what a layer made on the way;
// `maps[0]`, `maps.shape`, `maps.scalars` (all numbers, the last axis fastest), `Tensor(numbers, shape:)`.
// END STARTER

/// The feature maps that one layer makes of a picture.
///
/// - Parameters:
///   - layer: the name that the layer has in torch, such as `conv1` or `layer4`.
///   - image: the network's input, `[1, 3, 224, 224]`.
/// - Returns: the layer's output without the batch axis, `[channels, height, width]`: all of its channels, which are 32
///   at `conv1`. (Only the first 4 of those are compared, so a message about `conv1` says `[4, 112, 112]`.)
public func featureMaps(at layer: String, of image: Tensor, model: ResNet) -> Tensor {
    // BEGIN SOLUTION: Run the model and pick out what the layer made.
    let logits = model(image.tracked())
    let maps = logits.activation(layer)
    return maps[0]
    // MISTAKE after-relu: return relu(maps[0])
    // END SOLUTION
}

/// Every map on a gray scale of its own: its smallest value becomes 0 and its largest 1.
///
/// A map that is the same everywhere has nothing to show and becomes 0 everywhere.
///
/// - Parameter maps: `[channels, height, width]`.
/// - Returns: the same shape, with values in 0...1.
public func onOwnScales(_ maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Stretch every map to 0...1 by itself.
    let channels = maps.shape[0]
    let size = maps.shape[1] * maps.shape[2]
    var scalars: [Float] = []
    scalars.reserveCapacity(maps.scalars.count)
    // MISTAKE one-scale: scalars.reserveCapacity(maps.scalars.count)
    // MISTAKE one-scale: let low = maps.scalars.min() ?? 0
    // MISTAKE one-scale: let high = maps.scalars.max() ?? 0
    for channel in 0..<channels {
        let map = maps.scalars[channel * size..<(channel + 1) * size]
        let low = map.min() ?? 0
        // MISTAKE one-scale:
        let high = map.max() ?? 0
        // MISTAKE one-scale:
        scalars += map.map { high > low ? ($0 - low) / (high - low) : 0 }
        // MISTAKE from-zero: scalars += map.map { $0 / high }
    }
    return Tensor(scalars, shape: maps.shape)
    // END SOLUTION
}
