import ExerciseKit
import Imaging
import NN
import Saliency

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let gradient = slope(of: try given.classIndex("class"), at: image, model: model)
    report("slope", gradient)
    let map = saliency(gradient)
    report("saliency", map)
    report("wide", saliency(try given.tensor("wide")))
    report("strength", map.scalars.reduce(0, +) / Float(max(map.scalars.count, 1)))
}
