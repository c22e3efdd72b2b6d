/// A convolution with its weights; see ``conv2d(_:_:bias:stride:padding:)``.
public struct Convolution: Sendable {
    /// The filters, `[outputs, inputs, height, width]`.
    public let weight: Tensor
    /// One number added to each output channel, `[outputs]`.
    public let bias: Tensor?
    /// How far the window moves, in pixels.
    public let stride: Int
    /// How many rows and columns of zeros stand on each side of the picture.
    public let padding: Int

    /// Filters `[outputs, inputs, height, width]` and how they are moved over the picture.
    public init(weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0) {
        self.weight = weight
        self.bias = bias
        self.stride = stride
        self.padding = padding
    }

    /// Applies the filters to `[N, inputs, H, W]`; gives `[N, outputs, h, w]`.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        conv2d(input, weight, bias: bias, stride: stride, padding: padding)
    }
}

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

    /// What training left behind, one number a channel, `[C]` each; epsilon is torch's.
    public init(mean: Tensor, variance: Tensor, weight: Tensor, bias: Tensor, epsilon: Float = 1e-5) {
        self.mean = mean
        self.variance = variance
        self.weight = weight
        self.bias = bias
        self.epsilon = epsilon
    }

    /// Normalizes `[N, C, H, W]`, channel by channel.
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

/// A fully connected layer with its weights; see ``linear(_:_:bias:)``.
public struct Linear: Sendable {
    /// How much each input counts for each output, `[outputs, inputs]`.
    public let weight: Tensor
    /// What is added to each output, `[outputs]`; nothing when nil.
    public let bias: Tensor?

    /// A matrix `[outputs, inputs]`, as torch stores it, and a bias `[outputs]`.
    public init(weight: Tensor, bias: Tensor? = nil) {
        self.weight = weight
        self.bias = bias
    }

    /// Applies the layer to `[N, inputs]`; gives `[N, outputs]`.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        linear(input, weight, bias: bias)
    }
}
