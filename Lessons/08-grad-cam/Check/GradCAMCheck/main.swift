import ExerciseKit
import GradCAM
import Imaging
import NN

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let target = try given.classIndex("class")
    let logits = model(image.tracked())
    for layer in ["layer4", "layer3", "layer2"] {
        let maps = logits.activation(layer)
        let weights = channelWeights(for: target, of: logits, at: maps)
        report("weights-\(layer)", weights)
        report("heatmap-\(layer)", heatmap(weights, maps))
    }
    let vgg = try given.classifier("model-vgg")
    let seen = vgg(image.tracked())
    let last = seen.activation("features.28")
    let weights = channelWeights(for: target, of: seen, at: last)
    report("weights-vgg", weights)
    report("heatmap-vgg", heatmap(weights, last))
    let maps = try given.tensor("maps")
    report("wide", heatmap(try given.tensor("weights"), maps))
    report("no-evidence", heatmap(try given.tensor("weights-against"), maps))
}
