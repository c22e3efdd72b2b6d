import Convolve
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    let sides = try given.ints("sides")
    report(
        "lengths",
        stride(from: 0, to: sides.count, by: 4).map {
            mapLength(of: sides[$0], window: sides[$0 + 1], stride: sides[$0 + 2], padding: sides[$0 + 3])
        })
    let made = Filter(
        weights: try given.tensor("weights"), bias: Float(try given.double("bias")), stride: try given.int("stride"),
        padding: try given.int("padding"))
    report("small", map(of: made, over: try given.tensor("picture")))
    let first = try given.model().conv1
    let filter = Filter(
        weights: first.weight[try given.int("filter")], bias: 0, stride: first.stride, padding: first.padding)
    report("conv1", map(of: filter, over: try given.picture("image").tensor().normalized(.imageNet)[0]))
}
