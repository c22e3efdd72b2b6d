import NN
import Starter

// BEGIN STARTER
// Handy here: `conv2d(picture, filter, padding: 1)` with a filter of shape [1, 1, 3, 3], `mean(over: 1)`, `squared()`,
// `sqrt()`, `squeezed()`; `relu(x)`, `x.untracked()`, `x.map { $0 > 0 ? 1 : 0 }`, `Edge(x) { upstream in ... }`,
// `result.recorded("name", edge)`, and `model(x, rectifier: f)`, a pass with f in the place of every ReLU.
// END STARTER

/// How sharp the edge is at each place of a picture: Sobel's filters across and down, put together.
///
/// - Parameter picture: `[1, 3, H, W]`.
/// - Returns: `[H, W]`, nowhere negative; the network is not asked.
public func edges(_ picture: Tensor) -> Tensor {
    // BEGIN SOLUTION: Find the edges of the gray picture with Sobel's two filters.
    let gray = picture.mean(over: 1)
    let across = Tensor([-1, 0, 1, -2, 0, 2, -1, 0, 1], shape: [1, 1, 3, 3])
    let down = Tensor([-1, -2, -1, 0, 0, 0, 1, 2, 1], shape: [1, 1, 3, 3])
    let (dx, dy) = (conv2d(gray, across, padding: 1), conv2d(gray, down, padding: 1))
    // MISTAKE only-across: let (dx, dy) = (conv2d(gray, across, padding: 1), Tensor.zeros(down.shape).sum())
    return (dx.squared() + dy.squared()).sqrt().squeezed()
    // MISTAKE added: return (dx.abs() + dy.abs()).squeezed()
    // MISTAKE cancelling: return (dx + dy).abs().squeezed()
    // END SOLUTION
}

/// A ReLU whose pullback lets only good news through: where its input was positive AND the upstream gradient is.
///
/// - Parameter x: of any shape.
/// - Returns: what `relu(x)` gives, with another pullback.
public func guidedReLU(_ x: Tensor) -> Tensor {
    // BEGIN SOLUTION: Give the ReLU a pullback that drops what would lower the score.
    let output = relu(x.untracked())
    let open = output.map { $0 > 0 ? 1 : 0 }
    return output.recorded(
        "guided ReLU",
        Edge(x) { upstream in
            relu(upstream) * open
            // MISTAKE plain: upstream * open
            // MISTAKE upstream-alone: relu(upstream)
            // MISTAKE magnitudes: upstream.abs() * open
        })
    // END SOLUTION
}

/// Guided backpropagation: the saliency map of a network whose ReLUs are all guided.
///
/// - Parameters:
///   - target: the id of the class.
///   - image: the network's input, `[1, 3, H, W]`.
/// - Returns: the largest magnitude of each pixel's three numbers, `[H, W]`.
public func guidedMap(of target: Int, at image: Tensor, model: ResNet) -> Tensor {
    // BEGIN SOLUTION: Make the saliency map with guided ReLUs.
    let x = image.tracked()
    return gradient(of: model(x, rectifier: guidedReLU)[0, target], at: x).abs().max(over: 1).squeezed()
    // MISTAKE not-guided: return gradient(of: model(x)[0, target], at: x).abs().max(over: 1).squeezed()
    // END SOLUTION
}
