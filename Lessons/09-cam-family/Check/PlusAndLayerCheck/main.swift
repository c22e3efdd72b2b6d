import ExerciseKit
import Imaging
import NN
import PlusAndLayer

Check.main { given, report in
    let (slope, maps) = (try given.tensor("slope"), try given.tensor("maps"))
    report("wide-weights", plusPlusWeights(slope: slope, maps: maps))
    report("wide", layerEvidence(slope: slope, maps: maps))

    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let logits = model(image.tracked())
    let target = try given.classIndex("class")
    for layer in ["layer4", "layer3"] {
        let activation = logits.activation(layer)
        let slope = gradient(of: logits[0, target], at: activation)
        let maps = activation.untracked()
        let weights = plusPlusWeights(slope: slope, maps: maps)
        report("weights-\(layer)", weights)
        // What Grad-CAM does with its weights: lesson 8.
        report("plus-\(layer)", scaled(relu((weights * maps).sum(over: 1)).squeezed()))
        report("layer-cam-\(layer)", scaled(layerEvidence(slope: slope, maps: maps)))
    }
}

/// A map from 0 to 1.
func scaled(_ map: Tensor) -> Tensor { (map - map.min()) / (map.max() - map.min() + 1e-7) }
