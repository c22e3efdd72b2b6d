import NN
import Starter

// BEGIN STARTER
// Handy here: `tensor.min().scalar` and `tensor.max().scalar` (the smallest and the largest number of a tensor),
// + - * / between tensors, and between a tensor and a Float; from the last exercise: `image.tracked()`,
// `gradient(of: score, at: tensor)`, `logits[0, target]`, `abs()`, `max(over: axis)`, `squeezed()`.
// A file sees no other exercise's functions: what you need of the last one, write again.
// END STARTER

/// How strong the noise on a picture is to be: a share of the picture's range.
///
/// - Parameters:
///   - image: of any shape.
///   - share: 0.15 means 15 % of the way from the smallest number to the largest.
/// - Returns: the noise's deviation.
public func deviation(for image: Tensor, share: Float) -> Float {
    // BEGIN SOLUTION: Take the share of the range.
    share * (image.max().scalar - image.min().scalar)
    // MISTAKE not-relative: share
    // MISTAKE of-the-peak: share * image.max().scalar
    // END SOLUTION
}

/// The mean of the saliency maps of noisy copies of a picture.
///
/// - Parameters:
///   - target: the id of the class.
///   - image: the network's input, `[1, 3, H, W]`.
///   - noise: for each copy a tensor of the shape of `image`, of deviation 1.
///   - share: how strong the noise is, as a share of the picture's range.
/// - Returns: `[H, W]`, nowhere negative.
public func smoothGrad(of target: Int, at image: Tensor, model: ResNet, noise: [Tensor], share: Float) -> Tensor {
    // BEGIN SOLUTION: Average the saliency maps of the noisy copies.
    let strength = deviation(for: image, share: share)
    var total = Tensor.zeros([image.shape[2], image.shape[3]])
    // MISTAKE signs-cancel: var total = Tensor.zeros(image.shape)
    // MISTAKE piled-up: var total = Tensor.zeros([image.shape[2], image.shape[3]])
    // MISTAKE piled-up: var copy = image
    for sample in noise {
        let x = (image + strength * sample).tracked()
        // MISTAKE piled-up: copy = copy + strength * sample
        // MISTAKE piled-up: let x = copy.tracked()
        let slope = gradient(of: model(x)[0, target], at: x)
        total = total + slope.abs().max(over: 1).squeezed()
        // MISTAKE signs-kept: total = total + slope.max(over: 1).squeezed()
        // MISTAKE channels-added: total = total + slope.abs().sum(over: 1).squeezed()
        // MISTAKE signs-cancel: total = total + slope
    }
    return total / Float(noise.count)
    // MISTAKE added-up: return total
    // MISTAKE signs-cancel: return (total / Float(noise.count)).abs().max(over: 1).squeezed()
    // END SOLUTION
}
