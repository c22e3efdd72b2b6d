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
    let wide = compared(try given.tensor("first"), try given.tensor("second"))
    report("wide", stacked([wide.first, wide.second, wide.difference]))
    let zeros = Tensor(repeating: 0, shape: [2, 5])
    let nothing = compared(zeros, zeros)
    report("no-evidence", stacked([nothing.first, nothing.second, nothing.difference]))
}

/// Maps of one shape `[y, x]` as one tensor `[map, y, x]`; of several shapes, their numbers in a row.
func stacked(_ maps: [Tensor]) -> Tensor {
    let scalars = maps.flatMap(\.scalars)
    let shape = maps[0].shape
    guard maps.allSatisfy({ $0.shape == shape }) else { return Tensor(scalars, shape: [scalars.count]) }
    return Tensor(scalars, shape: [maps.count] + shape)
}
