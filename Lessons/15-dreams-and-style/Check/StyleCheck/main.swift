import ExerciseKit
import Imaging
import NN
import Style

/// The upper rows of a square matrix, which the lower ones repeat; anything else is handed on as it is.
func upper(_ rows: Int, of size: Int, in matrix: Tensor) -> Tensor {
    matrix.shape == [size, size] ? matrix.sliced(axis: 0, 0..<rows) : matrix
}

Check.main { given, report in
    let model = try given.model()
    func maps(_ picture: String, _ layer: String) throws -> Tensor {
        let image = try given.picture(picture).tensor().normalized(.imageNet)
        return model(image.tracked()).activation(layer).untracked()
    }
    let square = try given.tensor("square")
    report("small", upper(3, of: 4, in: gram(try given.tensor("maps"))))
    report("square", upper(3, of: 4, in: gram(square)))
    let painting = gram(try maps("image-style", "layer1"))
    report("gram", upper(16, of: 32, in: painting))
    report("style", styleLoss(try maps("image", "layer1"), painting: painting).scalar)
    report("content", contentLoss(try maps("image", "layer3"), photograph: try maps("image-style", "layer3")).scalar)

    let start = square.tracked()
    let other = try given.tensor("other")
    let loss = styleLoss(start, painting: try given.tensor("painting")) + contentLoss(start, photograph: other)
    report("gradient", gradient(of: loss, at: start))
}
