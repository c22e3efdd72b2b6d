import NN
import Starter

// BEGIN STARTER
// Handy here: `tensor[n]`, the part with number n along the first axis, without that axis; `tensor.reshaped(shape)`,
// `tensor.shape`, `tensor.scalars`, `Tensor(numbers, shape:)`.
// END STARTER

/// A network of five layers: a convolution, its normalization, ReLU, a max-pool, and a linear layer.
public struct TinyNetwork {
    /// The filters, `[8, 3, 5, 5]`, with stride 2 and padding 2.
    let filters: Tensor
    /// The normalization of the 8 channels.
    let normalization: BatchNormalization
    /// One row for each class, as long as all numbers that leave the pool: `[classes, 8 * 10 * 14]`.
    let rows: Tensor

    // What the layers made in the last forward run.
    var convolved = Tensor(0)
    var normalized = Tensor(0)
    var rectified = Tensor(0)
    var pooled = Tensor(0)

    /// What the last backward run found, for each layer by its name.
    ///
    /// It says how much the score changes with each number that the layer made, and has the shape of what it made.
    public var gradients: [String: Tensor] = [:]

    /// A network of its weights.
    public init(filters: Tensor, normalization: BatchNormalization, rows: Tensor) {
        (self.filters, self.normalization, self.rows) = (filters, normalization, rows)
    }

    /// The scores of a picture, and on the way all that the backward run needs.
    ///
    /// - Parameter picture: `[1, 3, 40, 56]`.
    /// - Returns: one score for each class, `[classes]`.
    public mutating func forward(_ picture: Tensor) -> Tensor {
        convolved = conv2d(picture, filters, stride: 2, padding: 2)  // [1, 8, 20, 28]
        normalized = normalization(convolved)
        rectified = relu(normalized)
        pooled = maxPool2d(rectified, kernel: 2)  // [1, 8, 10, 14]
        return (rows * pooled.reshaped(1, -1)).sum(over: 1).squeezed()
    }

    /// Goes back from the score of one class to the picture.
    ///
    /// Leaves the gradients in `gradients`, under `pooled`, `rectified`, `normalized`, `convolved` and `picture`.
    ///
    /// - Parameters:
    ///   - target: the class.
    ///   - picture: what the last forward run was given, `[1, 3, 40, 56]`.
    public mutating func backward(from target: Int, at picture: Tensor) {
        // BEGIN SOLUTION: Call one pullback after the other, the last layer's first.
        let atPooled = rows[target].reshaped(pooled.shape)
        // MISTAKE every-class: let atPooled = rows.sum(over: 0).reshaped(pooled.shape)
        let atRectified = maxPoolPullback(atPooled, input: rectified)
        let atNormalized = reluPullback(atRectified, input: normalized)
        // MISTAKE relu-of-convolved: let atNormalized = reluPullback(atRectified, input: convolved)
        let atConvolved = batchNormPullback(atNormalized, of: normalization, input: convolved)
        // MISTAKE not-normalized: let atConvolved = atNormalized
        let atPicture = convolutionPullback(atConvolved, weight: filters, input: picture)
        // MISTAKE not-zeroed: let atPicture = convolutionPullback(atConvolved, weight: filters, input: picture) + (gradients["picture"] ?? Tensor(0))
        gradients = [
            "pooled": atPooled, "rectified": atRectified, "normalized": atNormalized, "convolved": atConvolved,
            "picture": atPicture,
        ]
        // END SOLUTION
    }
}

/// How steeply a score rises with one number of a picture, measured by trying it out.
///
/// - Parameters:
///   - score: gives the score of any picture.
///   - picture: of any shape.
///   - place: which of its `scalars` is changed.
/// - Returns: the central difference: the score a little above, less the score a little below, by the distance between.
public func slope(of score: (Tensor) -> Float, at picture: Tensor, place: Int) -> Float {
    // BEGIN SOLUTION: Change the one number up and down by a step, and compare the scores.
    let step: Float = 0.01
    // MISTAKE small-step: let step: Float = 1e-4
    // MISTAKE smaller-step: let step: Float = 1e-5
    // MISTAKE tiny-step: let step: Float = 1e-6
    func nudged(by change: Float) -> Tensor {
        var numbers = picture.scalars
        numbers[place] += change
        return Tensor(numbers, shape: picture.shape)
    }
    return (score(nudged(by: step)) - score(nudged(by: -step))) / (2 * step)
    // MISTAKE one-sided: return (score(nudged(by: step)) - score(picture)) / step
    // MISTAKE not-halved: return (score(nudged(by: step)) - score(nudged(by: -step))) / step
    // END SOLUTION
}

// The pullbacks that you have written, for batches `[1, C, H, W]`: the course's library has one beside each operation.

func reluPullback(_ upstream: Tensor, input: Tensor) -> Tensor {
    pulledBack(upstream, through: relu, to: input)
}

func maxPoolPullback(_ upstream: Tensor, input: Tensor) -> Tensor {
    pulledBack(upstream, through: { maxPool2d($0, kernel: 2) }, to: input)
}

func batchNormPullback(_ upstream: Tensor, of layer: BatchNormalization, input: Tensor) -> Tensor {
    pulledBack(upstream, through: { layer($0) }, to: input)
}

func convolutionPullback(_ upstream: Tensor, weight: Tensor, input: Tensor) -> Tensor {
    pulledBack(upstream, through: { conv2d($0, weight, stride: 2, padding: 2) }, to: input)
}

private func pulledBack(_ upstream: Tensor, through operation: (Tensor) -> Tensor, to input: Tensor) -> Tensor {
    let start = input.tracked()
    return gradient(of: operation(start), at: [start], seed: upstream)[0]
}
