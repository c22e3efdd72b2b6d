import ExerciseKit
import FeatureMaps
import Imaging
import NN

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let first = featureMaps(at: "conv1", of: image, model: model)
    report("conv1", firstMaps(4, of: first))
    report("layer2", featureMaps(at: "layer2", of: image, model: model))
    report("layer4", featureMaps(at: "layer4", of: image, model: model))
    report("tiles", onOwnScales(try given.tensor("maps")))
}

/// The first `count` of `[channels, height, width]` maps: enough to judge conv1 by, in a quarter of the space.
func firstMaps(_ count: Int, of maps: Tensor) -> Tensor {
    guard maps.shape.count == 3, maps.shape[0] > count else { return maps }
    let size = maps.shape[1] * maps.shape[2]
    return Tensor(Array(maps.scalars[..<(count * size)]), shape: [count, maps.shape[1], maps.shape[2]])
}
