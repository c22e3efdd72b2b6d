import ExerciseKit
import Imaging
import NN
import PlusAndLayer

Check.main { given, report in
    let (slope, maps) = (try given.tensor("slope"), try given.tensor("maps"))
    report("wide-weights", plusPlusWeights(slope: slope, maps: maps))
    report("wide", layerEvidence(slope: slope, maps: maps))

    let model = try given.model()
    let vgg = try given.classifier("model-vgg")
    let image = try given.picture("image").tensor().normalized(.imageNet).tracked()
    let target = try given.classIndex("class")
    let (logits, seen) = (model(image), vgg(image))
    for (name, scores, layer) in [
        ("layer4", logits, "layer4"), ("layer3", logits, "layer3"), ("vgg", seen, "features.28"),
    ] {
        let activation = scores.activation(layer)
        let slope = gradient(of: scores[0, target], at: activation)
        let maps = activation.untracked()
        let weights = plusPlusWeights(slope: slope, maps: maps)
        report("weights-\(name)", weights)
        // What Grad-CAM does with its weights: lesson 8.
        report("plus-\(name)", scaled(relu((weights * maps).sum(over: 1)).squeezed()))
        report("layer-cam-\(name)", scaled(layerEvidence(slope: slope, maps: maps)))
    }
}

/// A map from 0 to 1.
func scaled(_ map: Tensor) -> Tensor { (map - map.min()) / (map.max() - map.min() + 1e-7) }
