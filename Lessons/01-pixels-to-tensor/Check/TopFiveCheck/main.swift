import ExerciseKit
import Imaging
import NN
import TopFive

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let answer = probabilities(of: model(image).scalars)
    report("probabilities", Tensor(answer, shape: [answer.count]))
    report("ids", top(5, of: answer))
    // Equals may come in either order, so these ids are compared in the order of the classes.
    report("tied", top(3, of: try given.ints("percent").map { Float($0) / 100 }).sorted())
    let extreme = probabilities(of: try given.ints("scores").map { Float($0) })
    report("extreme", Tensor(extreme, shape: [extreme.count]))
}
