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
    let scores = try given.ints("scores").map { Float($0) }
    let tied = answer(Tensor(scores, shape: [1, scores.count]), truth: try given.int("true-score"))
    // Equals may come in either order, so these classes are compared in the order of their ids.
    report("tied", [tied.predicted, tied.rival].sorted())
    report("probabilities", Tensor([result.confidence, result.rivalConfidence], shape: [2]))
}
