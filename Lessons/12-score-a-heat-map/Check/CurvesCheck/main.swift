import Curves
import ExerciseKit
import Imaging
import NN

/// The real network with a real map, and a made-up network with a picture of 10 by 9 pixels.
Check.main { given, report in
    let small = try given.tensor("small")
    let smallMap = try given.tensor("small-map")
    let filters = try given.tensor("filters")
    report("small-order", cellOrder(of: smallMap))
    let made = Both(of: small, map: smallMap, steps: 4) {
        softmax(matmul($0.reshaped(1, small.count), filters))[0, 1].scalar
    }
    report("small-deletion", row(made.deletion))
    report("small-insertion", row(made.insertion))
    report("small-area", area(under: try given.tensor("curve").scalars))

    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let target = try given.classIndex("class")
    let real = Both(of: image, map: try given.tensor("map"), steps: 8) { softmax(model($0))[0, target].scalar }
    report("deletion", row(real.deletion))
    report("insertion", row(real.insertion))
    report("areas", row([area(under: real.deletion), area(under: real.insertion)]))
}

/// Both curves of one map; 0 is the mean color of a normalized picture.
struct Both {
    let deletion: [Float]
    let insertion: [Float]

    init(of image: Tensor, map: Tensor, steps: Int, probability: (Tensor) -> Float) {
        let order = cellOrder(of: map)
        let nothing = Tensor.zeros(image.shape)
        let (rows, columns) = (map.shape[0], map.shape[1])
        deletion = curve(
            from: image, to: nothing, order: order, rows: rows, columns: columns, steps: steps, probability: probability
        )
        insertion = curve(
            from: nothing, to: image, order: order, rows: rows, columns: columns, steps: steps, probability: probability
        )
    }
}

func row(_ values: [Float]) -> Tensor { Tensor(values, shape: [values.count]) }
