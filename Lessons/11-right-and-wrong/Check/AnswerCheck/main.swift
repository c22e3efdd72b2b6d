import Answer
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let result = answer(model(image), truth: try given.classIndex("truth"))
    report("predicted", result.predicted)
    report("rival", result.rival)
    report("probabilities", Tensor([result.confidence, result.rivalConfidence], shape: [2]))
}
