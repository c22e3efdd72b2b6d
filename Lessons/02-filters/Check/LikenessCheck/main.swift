import ExerciseKit
import Imaging
import Likeness
import NN

Check.main { given, report in
    report(
        "corner",
        likeness(to: try given.tensor("weights"), in: try given.tensor("picture"), stride: 1, padding: 1))
    let first = try given.model().conv1
    let weights = first.weight[try given.int("filter")]
    let picture = try given.picture("image").tensor().normalized(.imageNet)
    let alike = likeness(to: weights, in: picture[0], stride: first.stride, padding: first.padding)
    report("likeness", alike)
    func place(_ map: Tensor) -> [Int] {
        let place = peak(of: map)
        return [place.y, place.x]
    }
    let map = conv2d(picture, weights.reshaped([1] + weights.shape), stride: first.stride, padding: first.padding)
    report("places", place(map.squeezed()) + place(alike) + place(try given.tensor("numbers")), shape: [3, 2])
}
