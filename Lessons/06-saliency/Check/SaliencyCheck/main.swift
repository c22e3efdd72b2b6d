import ExerciseKit
import Imaging
import NN
import Saliency

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let gradient = slope(of: try given.int("class"), at: image, model: model)
    report("slope", gradient)
    report("saliency", saliency(gradient))
}
