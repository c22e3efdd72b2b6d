import NN
import Starter

// Handy here: `input.scalars` (all numbers, the last axis fastest), `input.shape`, `Tensor(numbers, shape:)`.
// Number (c, y, x) of a tensor [C, H, W] is number (c * H + y) * W + x of its scalars.

/// The pullback of ReLU, `max(x, 0)`, at an input.
///
/// - Parameters:
///   - upstream: how much the score changes with each number of ReLU's output, `[C, H, W]`.
///   - input: what ReLU was given in the forward run, `[C, H, W]`.
/// - Returns: how much the score changes with each number of ReLU's input, `[C, H, W]`. Where the input is exactly 0 we
///   say 0, as PyTorch does.
public func reluPullback(_ upstream: Tensor, input: Tensor) -> Tensor {
    var gradient = [Float](repeating: 0, count: input.count)
    for index in gradient.indices {
        yourTurn("Say which numbers get their upstream gradient.")
    }
    return Tensor(gradient, shape: input.shape)
}

/// The pullback of a max-pool with windows of 2 by 2 that do not overlap, at an input.
///
/// - Parameters:
///   - upstream: how much the score changes with each number of the pool's output, `[C, H / 2, W / 2]`.
///   - input: what the pool was given in the forward run, `[C, H, W]`, with even H and W.
/// - Returns: how much the score changes with each number of the pool's input, `[C, H, W]`. Where several numbers of a
///   window are equally large, the first of them in reading order has won: left before right, upper row before lower.
public func maxPoolPullback(_ upstream: Tensor, input: Tensor) -> Tensor {
    yourTurn("Give each window's upstream gradient to the number that won.")
}
