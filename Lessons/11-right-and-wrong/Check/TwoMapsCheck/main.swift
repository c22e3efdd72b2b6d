import ExerciseKit
import Imaging
import NN
import TwoMaps

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let (predicted, rival) = (try given.classIndex("predicted"), try given.classIndex("rival"))
    let logits = model(image.tracked())
    for layer in ["layer4", "layer3"] {
        let maps = logits.activation(layer)
        let forPredicted = evidence(for: predicted, of: logits, at: maps)
        let forRival = evidence(for: rival, of: logits, at: maps)
        report("predicted-\(layer)", forPredicted)
        report("rival-\(layer)", forRival)
        let pair = compared(forPredicted, forRival)
        report("first-\(layer)", pair.first)
        report("second-\(layer)", pair.second)
        report("difference-\(layer)", pair.difference)
    }
}
