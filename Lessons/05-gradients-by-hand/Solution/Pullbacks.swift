import NN
import Starter

// BEGIN STARTER
// Handy here: `input.scalars` (all numbers, the last axis fastest), `input.shape`, `Tensor(numbers, shape:)`.
// Number (c, y, x) of a tensor [C, H, W] is number (c * H + y) * W + x of its scalars.
// END STARTER

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
        // BEGIN SOLUTION: Say which numbers get their upstream gradient.
        if input.scalars[index] > 0 { gradient[index] = upstream.scalars[index] }
        // MISTAKE by-gradient: if upstream.scalars[index] > 0 { gradient[index] = upstream.scalars[index] }
        // MISTAKE by-both: if min(input.scalars[index], upstream.scalars[index]) > 0 { gradient[index] = upstream.scalars[index] }
        // MISTAKE at-zero: if input.scalars[index] >= 0 { gradient[index] = upstream.scalars[index] }
        // MISTAKE output-for-gradient: if input.scalars[index] > 0 { gradient[index] = input.scalars[index] }
        // END SOLUTION
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
    // BEGIN SOLUTION: Give each window's upstream gradient to the number that won.
    let (channels, height, width) = (input.shape[0], input.shape[1], input.shape[2])
    var gradient = [Float](repeating: 0, count: input.count)
    for c in 0..<channels {
        for y in 0..<height / 2 {
            for x in 0..<width / 2 {
                let corner = (c * height + 2 * y) * width + 2 * x
                let window = [corner, corner + 1, corner + width, corner + width + 1]
                var winner = window[0]
                // MISTAKE from-zero: var winner = window[0]
                // MISTAKE from-zero: var best: Float = 0
                // MISTAKE nobody-wins: var winner = -1
                // MISTAKE nobody-wins: var best: Float = 0
                // MISTAKE first-of-all-wins: var winner = 0
                // MISTAKE first-of-all-wins: var best: Float = 0
                for place in window where input.scalars[place] > input.scalars[winner] { winner = place }
                // MISTAKE last-of-equals: for place in window where input.scalars[place] >= input.scalars[winner] { winner = place }
                // MISTAKE from-zero: for place in window where input.scalars[place] > best { (winner, best) = (place, input.scalars[place]) }
                // MISTAKE nobody-wins: for place in window where input.scalars[place] > best { (winner, best) = (place, input.scalars[place]) }
                // MISTAKE first-of-all-wins: for place in window where input.scalars[place] > best { (winner, best) = (place, input.scalars[place]) }
                let arrived = upstream.scalars[(c * (height / 2) + y) * (width / 2) + x]
                gradient[winner] = arrived
                // MISTAKE nobody-wins: if winner >= 0 { gradient[winner] = arrived }
                // MISTAKE all-maxima: for place in window where input.scalars[place] == input.scalars[winner] { gradient[place] = arrived }
                // MISTAKE shared-out: for place in window { gradient[place] = arrived / 4 }
                // MISTAKE whole-window: for place in window { gradient[place] = arrived }
            }
        }
    }
    return Tensor(gradient, shape: input.shape)
    // END SOLUTION
}
