import ExerciseKit
import NN
import Resize

/// The mixes as a matrix `[target, source]`: row by row, how much of each source pixel an output pixel takes.
func matrix(_ mixes: [Mix], source: Int) -> Tensor {
    var rows = [Float](repeating: 0, count: mixes.count * source)
    for (row, mix) in mixes.enumerated() {
        for (offset, weight) in mix.weights.enumerated() where (0..<source).contains(mix.first + offset) {
            rows[row * source + mix.first + offset] = Float(weight)
        }
    }
    return Tensor(rows, shape: [mixes.count, source])
}

Check.main { given, report in
    let picture = try given.picture("image")
    let sides = [picture.width, picture.height] + (try given.ints("sizes"))
    let sizes = stride(from: 0, to: sides.count, by: 2).map { index in
        sizeAfterResize(width: sides[index], height: sides[index + 1], shortSide: 256)
    }
    report("size", sizes.flatMap { [$0.width, $0.height] }, shape: [sizes.count, 2])
    report("shrink", matrix(triangleMixes(from: 10, to: 4), source: 10))
    report("enlarge", matrix(triangleMixes(from: 4, to: 10), source: 4))
    report("resized", resized(picture, shortSide: 256))
}
