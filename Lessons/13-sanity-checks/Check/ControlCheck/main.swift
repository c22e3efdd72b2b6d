import Control
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    report("small", edges(try given.tensor("picture")))
    let x = try given.tensor("input").tracked()
    report("rectified", guidedReLU(x))
    report("pullback", gradient(of: (guidedReLU(x) * (try given.tensor("upstream"))).sum(), at: x))

    let image = try given.picture("image").tensor().normalized(.imageNet)
    report("edges", coarse(edges(image)))
    let map = guidedMap(of: try given.classIndex("class"), at: image, model: try given.model())
    let highest = map.max()
    report("guided", coarse(map / highest))
}

/// A map `[H, W]` at a quarter of its height and width, each number the mean of 4 x 4; of another shape, as it is.
func coarse(_ map: Tensor) -> Tensor {
    guard map.rank == 2, map.shape.allSatisfy({ $0 >= 4 }) else { return map }
    let small = averagePool2d(map.reshaped([1, 1] + map.shape), kernel: 4)
    return small.reshaped(Array(small.shape[2...]))
}
