import NN

/// Integrated Gradients: each pixel's share of what the score gained on the way from a baseline to the picture.
///
/// `A[c, y, x] = (image - baseline) * integral over t in 0...1 of d score / d image at baseline + t * (image - baseline)`
///
/// The integral is a sum over the points of Gauss and Legendre, which needs far fewer of them than equal steps.
/// ``Explanation/attribution`` is A with its signs, `[3, H, W]`; its sum is the score of the picture less that of the
/// baseline. The heat map is, per pixel, the largest magnitude over channels, stretched to 0...1.
///
/// The shares are relative to the baseline: what is like the baseline gets nothing, so that with a gray one (0 in a
/// normalized picture) gray parts stay dark however much they matter.
///
/// A ReLU that switches next to a step makes a jump there, and rounding decides which side the step is on: single
/// pixels can differ by thousandths of the largest between single and double precision, in any implementation.
///
/// Sundararajan, Taly, Yan: Axiomatic Attribution for Deep Networks, 2017. Numbers agree with captum's
/// `IntegratedGradients`.
public struct IntegratedGradients: ExplanationMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .integratedGradients, title: "Integrated Gradients",
        summary: "each pixel's share of the score, summed on the way from gray to the picture",
        looksAt: .gradient, takesManyPasses: true,
        options: [MethodOption(.steps) { "\($0.steps ?? usualSteps)" }, .baseline, .reduce],
        reading: { target, _ in
            "Bright pixels have a large share, for or against, of what the score of \(target) gained on the way from "
                + "the baseline to the picture; what looks like the baseline stays dark however much it matters."
        },
        nothing: { target, _ in
            "no pixel has a share in what the score of \(target) gained on the way from the baseline to the "
                + "picture."
        },
        make: {
            IntegratedGradients(
                steps: $0.steps ?? usualSteps, baseline: $0.baseline, reduction: $0.reduction)
        })

    /// How many points of the way are looked at unless told.
    public static let usualSteps = 50

    /// How many points of the way are looked at.
    public var steps: Int
    /// Every number of the picture that the way starts from; 0 is the training pictures' mean color.
    public var baseline: Float
    /// How a pixel's three shares become one number of the heat map.
    public var reduction: ChannelReduction

    /// The method; by default 50 steps from gray.
    public init(steps: Int = Self.usualSteps, baseline: Float = 0, reduction: ChannelReduction = .max) {
        self.steps = steps
        self.baseline = baseline
        self.reduction = reduction
    }

    /// A pass forward and back for each step of the way.
    ///
    /// - Throws: ``ExplanationError/option(_:value:allowed:)`` when an option is out of its range; `CancellationError`
    ///   when the task is cancelled.
    public func explain(_ question: Question, progress: Progress) throws -> Explanation {
        try require((1...1000).contains(steps), "the number of steps", steps, "1 to 1000")
        try require(baseline.isFinite, "the baseline", baseline, "a finite number")
        let points = gaussLegendre(steps)
        let way = question.image.untracked() - baseline
        var integral = Tensor.zeros(way.shape)
        try inBatches(of: passesWithGradient, steps, progress: progress) { range in
            let images = Tensor.concatenated(points[range].map { baseline + Float($0.place) * way })
            let weights = Tensor(points[range].map { Float($0.weight) }, shape: [range.count, 1, 1, 1])
            let gradients = question.gradients(at: images)
            integral = integral + (weights * gradients).sum(over: 0)
        }
        let shares = way * integral
        return try Explanation(
            of: question, heatmap: reduction(shares).scaledToUnit(),
            attribution: shares.reshaped(Array(way.shape[1...])))
    }
}
