import ExerciseKit
import Imaging
import NN
import RISE

Check.main { given, report in
    func shifts(_ numbers: Tensor) -> [(down: Int, right: Int)] {
        (0..<numbers.shape[0]).map { (Int(numbers.element($0, 0)), Int(numbers.element($0, 1))) }
    }
    let small = try given.tensor("small-grid")
    let shift = shifts(try given.tensor("small-shift"))[0]
    report("mask", smoothMask(small, down: shift.down, right: shift.right, height: 20, width: 33))

    // A small picture that is not square, and a network that only looks at a few of its pixels.
    let filters = try given.tensor("filters")
    let wide = riseMap(
        for: 1, in: try given.tensor("wide"), grids: try given.tensor("wide-grids"),
        shifts: shifts(try given.tensor("wide-shifts")), share: 0.5
    ) { picture in linear(picture.reshaped(1, picture.count), filters) }
    report("small-map", wide)

    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let map = riseMap(
        for: try given.classIndex("class"), in: image, grids: try given.tensor("grids"),
        shifts: shifts(try given.tensor("shifts")), share: 0.5
    ) { model($0) }
    // A quarter of the rows and columns is enough to compare.
    report("map", map.rank == 2 ? averagePool2d(map.reshaped([1, 1] + map.shape), kernel: 4).squeezed() : map)
}
