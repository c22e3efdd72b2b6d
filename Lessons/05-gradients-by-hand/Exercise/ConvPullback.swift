import NN
import Starter

// Handy here: `tensor.scalars` (all numbers, the last axis fastest), `tensor.shape`, `Tensor(numbers, shape:)`.
// Number (o, c, i, j) of a weight [O, C, K, K] is number ((o * C + c) * K + i) * K + j of its scalars.

/// The pullback of a convolution to its input.
///
/// The forward run made
/// `output[o, y, x] = sum over c, i, j of weight[o, c, i, j] * input[c, stride * y + i - padding, stride * x + j - padding]`.
///
/// - Parameters:
///   - upstream: how much the score changes with each number of the output, `[O, h, w]`.
///   - weight: the filters, `[O, C, K, K]`.
///   - inputShape: the shape of the input, `[C, H, W]`.
///   - stride: how many pixels the filter moved at a time.
///   - padding: how many rows and columns of zeros stood around the input.
/// - Returns: how much the score changes with each number of the input, `[C, H, W]`. The zeros around are no input.
public func convolutionPullback(
    _ upstream: Tensor, weight: Tensor, inputShape: [Int], stride: Int, padding: Int
) -> Tensor {
    yourTurn("Send each output's gradient back to the numbers that it was made from.")
}

/// The pullback of batch normalization as a trained network uses it.
///
/// The forward run made `y = (x - mean[c]) / sqrt(variance[c] + 1e-5) * weight[c] + bias[c]` of each number x of channel c.
///
/// - Parameters:
///   - upstream: how much the score changes with each y, `[C, H, W]`.
///   - weight: one number a channel.
///   - variance: one number a channel.
/// - Returns: how much the score changes with each x, `[C, H, W]`.
public func batchNormPullback(_ upstream: Tensor, weight: [Float], variance: [Float]) -> Tensor {
    yourTurn("Ask for each channel by what a change of x arrives multiplied at y.")
}
