import NN
import Starter

/// The feature maps that one layer makes of a picture.
///
/// - Parameters:
///   - layer: the name that the layer has in torch, such as `conv1` or `layer4`.
///   - image: the network's input, `[1, 3, 224, 224]`.
/// - Returns: the layer's output without the batch axis, `[channels, height, width]`.
public func featureMaps(at layer: String, of image: Tensor, model: ResNet) -> Tensor {
    let logits = model(image.tracked())
    let maps = logits.activation(layer)
    return maps[0]
}

/// Every map on a gray scale of its own: its smallest value becomes 0 and its largest 1.
///
/// A map that is the same everywhere has nothing to show and becomes 0 everywhere.
///
/// - Parameter maps: `[channels, height, width]`.
/// - Returns: the same shape, with values in 0...1.
public func onOwnScales(_ maps: Tensor) -> Tensor {
    let channels = maps.shape[0]
    let size = maps.shape[1] * maps.shape[2]
    var scalars: [Float] = []
    scalars.reserveCapacity(maps.scalars.count)
    for channel in 0..<channels {
        let map = maps.scalars[channel * size..<(channel + 1) * size]
        let low = map.min() ?? 0
        let high = map.max() ?? 0
        scalars += map.map { high > low ? ($0 - low) / (high - low) : 0 }
    }
    return Tensor(scalars, shape: maps.shape)
}
