import Imaging
import NN

/// A map whose values lie anywhere, drawn as if they lay in 0...1: what the template's lesson is about.
struct UnstretchedMap: Sendable {
    /// The values of its case `below-zero`.
    let values: [Float] = [-4, -3, -1, 0, 2, 5, 1, -2, -3, 0, 3, 4]
    let height = 3
    let width = 4
    /// Pixels along a side of one value.
    let cell = 60

    var picture: Picture {
        let small = Colormap.viridis.picture(of: Tensor(values, shape: [height, width]), range: 0...1)
        var large = Picture(width: width * cell, height: height * cell, color: .black)
        for y in 0..<height {
            for x in 0..<width {
                large.fill(x: x * cell, y: y * cell, width: cell, height: cell, color: small[x: x, y: y])
            }
        }
        return large
    }
}
