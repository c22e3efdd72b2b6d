import ExerciseKit
import Imaging
import NN
import Stylize

let styleLayers = ["conv1", "layer1", "layer2"]

/// What the last exercise computes, as operations that a gradient leads through.
func gram(_ maps: Tensor) -> Tensor {
    let rows = maps.reshaped(maps.shape[1], -1)
    return matmul(rows, rows.transposed()) / Float(maps.count)
}

func distance(_ values: Tensor, _ wanted: Tensor) -> Tensor {
    (values - wanted).squared().sum() / wanted.squared().sum()
}

func totalVariation(_ picture: Tensor) -> Tensor {
    let (height, width) = (picture.shape[2], picture.shape[3])
    let across = picture.sliced(axis: 3, 1..<width) - picture.sliced(axis: 3, 0..<width - 1)
    let down = picture.sliced(axis: 2, 1..<height) - picture.sliced(axis: 2, 0..<height - 1)
    return across.squared().mean() + down.squared().mean()
}

func networkInput(_ picture: Tensor) -> Tensor {
    let mean = Tensor([0.485, 0.456, 0.406], shape: [1, 3, 1, 1])
    return (picture - mean) / Tensor([0.229, 0.224, 0.225], shape: [1, 3, 1, 1])
}

Check.main { given, report in
    let parts = try given.tensor("parts").scalars.map { Tensor($0) }
    report("total", total(styles: Array(parts[..<3]), content: parts[3], variation: parts[4]).scalar)
    let (valley, bottom) = (try given.tensor("valley"), try given.tensor("bottom"))
    let walk = descend(from: valley, steps: 4, size: 0.1) { ($0 - bottom).squared().sum() }
    report("valley-losses", Tensor(walk.losses, shape: [walk.losses.count]))
    report("valley", walk.picture)

    let model = try given.model()
    func activations(_ picture: Tensor) -> Tensor {
        model(networkInput(picture.isTracked ? picture : picture.tracked()))
    }
    let photograph = try given.picture("image").tensor()
    let painted = activations(try given.picture("image-style").tensor())
    let paintings = styleLayers.map { gram(painted.activation($0).untracked()) }
    let content = activations(photograph).activation("layer2").untracked()
    func loss(_ picture: Tensor) -> Tensor {
        let logits = activations(picture)
        let styles = zip(styleLayers, paintings).map { distance(gram(logits.activation($0)), $1) }
        return total(
            styles: styles, content: distance(logits.activation("layer2"), content), variation: totalVariation(picture))
    }
    let result = descend(from: photograph, steps: 24, size: 0.01, loss: loss)
    report("losses", Tensor(Array(result.losses.prefix(2)), shape: [min(result.losses.count, 2)]))
    report("falls", (result.losses.last ?? 0) < 0.5 * (result.losses.first ?? 0) ? 1 : 0)
    report("stylized", Picture(result.picture))
}
