import NN

/// RISE: the mean of random masks, weighted by the probability that survives them.
///
/// `M[y, x] = 1 / (N * p) * sum over i of f(image * mask[i]) * mask[i][y, x]`
///
/// f is the class's probability, p the share of a mask that lets light through: dividing by `N * p` makes M the
/// expected probability of the class given that the pixel is seen. ``Explanation/attribution`` is M, `[H, W]`; the heat
/// map is M stretched to 0...1.
///
/// The network is a black box that is only asked for answers, as with ``Occlusion``, but many parts are covered at a
/// time, so parts that work together are seen. M is an estimate: with few masks its speckle looks like structure.
/// Another seed shows how much of a map is chance.
///
/// Petsiuk, Das, Saenko: RISE, 2018.
public struct RISE: ExplanationMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .rise, title: "RISE",
        summary: "the mean of random masks, weighted by the probability that survives them",
        looksAt: .pixels, takesManyPasses: true,
        options: [MethodOption(.samples) { "\($0.samples ?? usualMasks)" }, .seed],
        reading: { target, _ in
            "Bright is where random masks that leave it visible keep \(target) probable; it is an estimate, and another "
                + "--seed shows how much of it is chance."
        },
        nothing: { target, _ in
            "\(target) has no probability that a mask could leave."
        },
        make: { RISE(masks: .random(count: $0.samples ?? usualMasks, seed: $0.seed)) })

    /// How many masks there are unless told.
    public static let usualMasks = 4000

    /// The masks.
    public var masks: RandomMasks

    /// The method; by default 4,000 masks of 7x7 cells.
    public init(masks: RandomMasks = .random(count: Self.usualMasks, seed: 0)) {
        self.masks = masks
    }

    /// A pass forward for each mask.
    ///
    /// - Throws: ``ExplanationError/option(_:value:allowed:)`` when the masks are out of their range;
    ///   `CancellationError` when the task is cancelled.
    public func explain(_ question: Question, progress: Progress) throws -> Explanation {
        try masks.validate()
        let (height, width) = question.size
        let image = question.image.untracked()
        var total = Tensor.zeros([1, height * width])
        try inBatches(of: passesForward, masks.count, progress: progress) { range in
            let some = try masks.masks(range, height: height, width: width)
            let logits = question.network(image * some.unsqueezed(at: 1))
            let probabilities = softmax(logits).sliced(axis: 1, question.target..<question.target + 1)
            total = total + matmul(probabilities.transposed(), some.reshaped(range.count, height * width))
        }
        let mean = (total / (Float(masks.count) * masks.probability)).reshaped(height, width)
        return try Explanation(of: question, heatmap: mean.scaledToUnit(), attribution: mean)
    }
}
