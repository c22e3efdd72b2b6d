import Backward
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    let normalization = BatchNormalization(
        mean: try given.tensor("mean"), variance: try given.tensor("variance"), weight: try given.tensor("scale"),
        bias: try given.tensor("shift"))
    var network = TinyNetwork(
        filters: try given.tensor("filters"), normalization: normalization, rows: try given.tensor("rows"))
    let picture = try given.picture("image").tensor().normalized(.imageNet)
    let target = try given.int("class")
    _ = network.forward(picture)
    network.backward(from: target, at: picture)
    func found(_ name: String) -> Tensor { network.gradients[name] ?? Tensor(0) }
    report("pooled", found("pooled"))
    report("convolved", found("convolved"))
    report("gradient", found("picture"))
    network.backward(from: target, at: picture)
    report("again", found("picture").reshaped(-1).sliced(axis: 0, 0..<min(560, found("picture").count)))

    let point = try given.tensor("point")
    // Of a parabola the central difference is right for any step. The fifth power has no slope at the point itself and is
    // hardly there a hundredth further on, but a step ten times as large goes around its bend.
    func curve(_ x: Tensor) -> Float {
        let beyond = x.scalars[0] - point.scalars[0]
        let bend = 20 * beyond * beyond * beyond * beyond * beyond
        return x.scalars[0] * x.scalars[0] + bend + 3 * x.scalars[1]
    }
    let slopes = [slope(of: curve, at: point, place: 0), slope(of: curve, at: point, place: 1)]
    report("curve", Tensor(slopes, shape: [2]))
    let places = try given.tensor("places").scalars.map { Int($0) }
    let measured = places.map { place in
        slope(of: { network.forward($0).scalars[target] }, at: picture, place: place)
    }
    report("measured", Tensor(measured, shape: [measured.count]))
}
