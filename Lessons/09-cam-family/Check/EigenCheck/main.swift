import Eigen
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    let small = try given.tensor("maps")
    report("wide", principalMap(small, steps: 400))
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let logits = model(image.tracked())
    for layer in ["layer4", "layer3"] {
        report("component-\(layer)", principalMap(logits.activation(layer).untracked(), steps: 400))
    }
    // Both ends of a component: one of them is the wrong way round.
    let component = try given.tensor("component")
    let both = [component, component * -1].map { turned($0, towards: small) }
    let areMaps = both.allSatisfy { $0.shape == component.shape }
    let values = both.flatMap(\.scalars)
    report("turned", Tensor(values, shape: areMaps ? [2] + component.shape : [values.count]))
}
