import NN

/// How many pictures go forward through a network at a time when no gradient is needed.
let passesForward = 16

extension Question {
    /// The class's logit for each picture of a batch, nothing tracked.
    func scores(of images: Tensor) -> Tensor {
        network(images).sliced(axis: 1, target..<target + 1).flattened(from: 0)
    }
}
