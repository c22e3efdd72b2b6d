import ExerciseKit
import Imaging
import NN
import Occlusion

Check.main { given, report in
    report("cover", cover(rows: 1..<3, columns: 2..<6, height: 4, width: 7))
    // A small picture that is not square, and a network that only looks at a few of its pixels.
    let filters = try given.tensor("filters")
    let wide = occlusionMap(for: 1, in: try given.tensor("wide"), size: 2, stride: 2) { picture in
        linear(picture.reshaped(1, picture.count), filters)
    }
    report("small-drops", wide)
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let target = try given.classIndex("class")
    report("drops", occlusionMap(for: target, in: image, size: 48, stride: 16) { model($0) })
}
