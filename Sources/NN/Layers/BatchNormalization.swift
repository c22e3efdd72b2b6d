/// A batch normalization with what it recorded and learned; see ``batchNorm(_:mean:variance:weight:bias:epsilon:)``.
public struct BatchNormalization: Sendable {
    /// The mean of each channel in training, `[C]`.
    public let mean: Tensor
    /// The variance of each channel in training, `[C]`.
    public let variance: Tensor
    /// What each normalized channel is multiplied by, `[C]`.
    public let weight: Tensor
    /// What is then added to each channel, `[C]`.
    public let bias: Tensor
    /// Keeps the division away from 0.
    public let epsilon: Float

    /// Creates a batch normalization.
    public init(mean: Tensor, variance: Tensor, weight: Tensor, bias: Tensor, epsilon: Float = 1e-5) {
        self.mean = mean
        self.variance = variance
        self.weight = weight
        self.bias = bias
        self.epsilon = epsilon
    }

    /// Normalizes `[N, C, H, W]`.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        batchNorm(input, mean: mean, variance: variance, weight: weight, bias: bias, epsilon: epsilon)
    }

    /// The normalization of a convolution's results as one factor and one term for each channel, `[C]` both.
    ///
    /// - Parameter bias: what the convolution would add to its results, `[C]`.
    func scaleAndShift(bias: Tensor?) -> (scale: Tensor, shift: Tensor) {
        let scale = weight.untracked() / (variance.untracked() + epsilon).sqrt()
        let shift = self.bias.untracked() - mean.untracked() * scale
        return (scale, bias.map { shift + $0.untracked() * scale } ?? shift)
    }
}
