import Cover
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    let small = try given.tensor("small")
    let smallMask = try given.tensor("small-mask")
    report("ring", ring(around: inside(1, of: smallMask), width: 2).squeezed())
    report("small", covered(small, area: inside(1, of: smallMask), width: 2).squeezed())
    report("absent", covered(small, area: inside(7, of: smallMask), width: 2).squeezed())

    let model = try given.model()
    let target = try given.classIndex("class")
    let picture = try given.picture("image").tensor()
    let (height, width) = (picture.shape[2], picture.shape[3])
    let mask = try (given.picture("image-mask").tensor() * 255).sliced(axis: 1, 0..<1).reshaped(height, width)
    let areas = try given.ints("regions").map { inside(Float($0), of: mask.map { $0.rounded() }) }
    // A quarter of the size will do to look at it.
    report("seen", averagePool2d(covered(picture, area: areas[1], width: 4), kernel: 4).squeezed())
    report("margin", margin(of: target, in: model(picture.normalized(.imageNet))))
    let found = effects(of: areas, in: picture, width: 4) { margin(of: target, in: model($0.normalized(.imageNet))) }
    report("effects", Tensor(found, shape: [found.count]))
}
