import NN

/// How many pictures go forward and back through a network at a time: their activations are all held meanwhile.
let passesWithGradient = 8

/// The gradient of a class's logit at each picture of a batch.
///
/// Pictures do not touch each other on their way through a network, so the gradient of the sum of their logits at each of
/// them is its own.
///
/// - Parameter images: `[N, 3, H, W]`.
/// - Returns: `[N, 3, H, W]`.
func logitGradients(of target: Int, at images: Tensor, network: any ExplainableClassifier) -> Tensor {
    let x = images.tracked()
    let scores = network(x).sliced(axis: 1, target..<target + 1)
    return gradient(of: scores.sum(), at: x)
}
