import ExerciseKit
import Imaging
import IntegratedGradients
import NN

Check.main { given, report in
    let ends = [try given.tensor("first"), try given.tensor("last")]
    let places = path(from: ends[0], to: ends[1], steps: 4)
    let scalars = places.flatMap(\.scalars)
    let shape = ends[0].shape
    report(
        "places",
        Tensor(scalars, shape: places.allSatisfy { $0.shape == shape } ? [places.count] + shape : [scalars.count]))

    let model = try given.model()
    let target = try given.classIndex("class")
    // A part of the picture that is not square, from a picture that is the same gray everywhere.
    let image = try given.picture("image").tensor().normalized(.imageNet)
        .sliced(axis: 2, 64..<128).sliced(axis: 3, 64..<160)
    let gray = Tensor(repeating: Float(try given.double("gray")), shape: image.shape).normalized(.imageNet)
    let steps = try given.int("steps")
    let attribution = integratedGradients(of: target, at: image, from: gray, model: model, steps: steps)
    report("attribution", coarse(attribution))
    let both = account(attribution, of: target, at: image, from: gray, model: model)
    report("account", Tensor([both.sum, both.gain], shape: [2]))
}

/// Attributions `[1, 3, H, W]` added up in squares of 4 x 4 pixels, `[3, H / 4, W / 4]`; of another shape, as they are.
func coarse(_ attribution: Tensor) -> Tensor {
    guard attribution.rank == 4, attribution.shape[2] >= 4, attribution.shape[3] >= 4 else { return attribution }
    let sums = 16 * averagePool2d(attribution, kernel: 4)
    return sums.reshaped(Array(sums.shape[1...]))
}
