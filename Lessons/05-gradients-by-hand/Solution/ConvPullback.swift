import NN
import Starter

// BEGIN STARTER
// Handy here: `tensor.scalars` (all numbers, the last axis fastest), `tensor.shape`, `Tensor(numbers, shape:)`.
// Number (o, c, i, j) of a weight [O, C, K, K] is number ((o * C + c) * K + i) * K + j of its scalars.
// END STARTER

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
    // BEGIN SOLUTION: Send each output's gradient back to the numbers that it was made from.
    let (outputs, rows, columns) = (upstream.shape[0], upstream.shape[1], upstream.shape[2])
    let (channels, height, width) = (inputShape[0], inputShape[1], inputShape[2])
    let kernel = weight.shape[2]
    var gradient = [Float](repeating: 0, count: channels * height * width)
    for o in 0..<outputs {
        for y in 0..<rows {
            for x in 0..<columns {
                let arrived = upstream.scalars[(o * rows + y) * columns + x]
                for c in 0..<channels {
                    for i in 0..<kernel {
                        for j in 0..<kernel {
                            let (row, column) = (stride * y + i - padding, stride * x + j - padding)
                            // MISTAKE stride-ignored: let (row, column) = (y + i - padding, x + j - padding)
                            // MISTAKE padding-ignored: let (row, column) = (stride * y + i, stride * x + j)
                            guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                            let factor = weight.scalars[((o * channels + c) * kernel + i) * kernel + j]
                            // MISTAKE turned: let factor = weight.scalars[((o * channels + c) * kernel + kernel - 1 - i) * kernel + kernel - 1 - j]
                            gradient[(c * height + row) * width + column] += factor * arrived
                            // MISTAKE overwritten: gradient[(c * height + row) * width + column] = factor * arrived
                        }
                    }
                }
            }
        }
    }
    return Tensor(gradient, shape: inputShape)
    // END SOLUTION
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
    // BEGIN SOLUTION: Ask for each channel by what a change of x arrives multiplied at y.
    let area = upstream.shape[1] * upstream.shape[2]
    let gradient = upstream.scalars.enumerated().map { index, arrived in
        let c = index / area
        return arrived * weight[c] / (variance[c] + 1e-5).squareRoot()
        // MISTAKE not-rooted: return arrived * weight[c] / (variance[c] + 1e-5)
        // MISTAKE no-weight: return arrived / (variance[c] + 1e-5).squareRoot()
        // MISTAKE divided: return arrived * (variance[c] + 1e-5).squareRoot() / weight[c]
        // MISTAKE no-epsilon: return arrived * weight[c] / variance[c].squareRoot()
    }
    return Tensor(gradient, shape: upstream.shape)
    // END SOLUTION
}
