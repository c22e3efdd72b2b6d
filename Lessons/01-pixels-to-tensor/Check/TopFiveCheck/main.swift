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
    let extreme = probabilities(of: [1000, 998, 997, -1000])
    report("extreme", Tensor(extreme, shape: [extreme.count]))
}
