import ExerciseKit
import Imaging
import NN
import SmoothGrad

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let target = try given.classIndex("class")
    let share = Float(try given.double("share"))
    let seeds = try given.ints("seeds").map { UInt64($0) }
    report("deviation", deviation(for: image, share: share))
    report("map", quartered(smoothed(image)))
    // A part of the picture that is not square.
    let wide = image.sliced(axis: 2, 64..<128).sliced(axis: 3, 64..<160)
    report("wide", quartered(smoothed(wide)))

    func smoothed(_ image: Tensor) -> Tensor {
        smoothGrad(
            of: target, at: image, model: model, noise: seeds.map { .normal(image.shape, seed: $0) }, share: share)
    }
}

/// A map `[H, W]` at a quarter of its height and width, each number the mean of 4 x 4; of another shape, as it is.
func quartered(_ map: Tensor) -> Tensor {
    guard map.rank == 2, map.shape.allSatisfy({ $0 >= 4 }) else { return map }
    let small = averagePool2d(map.reshaped([1, 1] + map.shape), kernel: 4)
    return small.reshaped(Array(small.shape[2...]))
}
