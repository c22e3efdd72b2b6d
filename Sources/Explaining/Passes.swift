import NN

/// Does a number of passes in batches: counts, tells how far it is, and stops when the task is cancelled.
///
/// - Parameter body: called with consecutive ranges that cover `0..<count`, none longer than `size`.
func inBatches(
    of size: Int, _ count: Int, progress: (_ done: Int, _ total: Int) -> Void, _ body: (Range<Int>) throws -> Void
) throws {
    for start in stride(from: 0, to: count, by: size) {
        try Task.checkCancellation()
        let range = start..<min(start + size, count)
        try body(range)
        progress(range.upperBound, count)
    }
}

/// How many pictures go forward through a network at a time when no gradient is needed.
package let passesForward = 16

/// How many pictures go forward and back through a network at a time: their activations are all held meanwhile.
package let passesWithGradient = 8

extension Question {
    /// The class's logit for each picture of a batch, nothing tracked.
    ///
    /// - Parameter images: `[N, 3, H, W]`.
    /// - Returns: `[N]`.
    func scores(of images: Tensor) -> Tensor {
        network(images).sliced(axis: 1, target..<target + 1).flattened(from: 0)
    }

    /// The gradient of the class's logit at each picture of a batch.
    ///
    /// Pictures do not touch each other on their way through a network, so the gradient of the sum of their logits at
    /// each of them is its own.
    ///
    /// - Parameter images: `[N, 3, H, W]`.
    /// - Returns: `[N, 3, H, W]`.
    func gradients(at images: Tensor) -> Tensor {
        let x = images.tracked()
        let scores = network(x).sliced(axis: 1, target..<target + 1)
        return gradient(of: scores.sum(), at: x)
    }
}
