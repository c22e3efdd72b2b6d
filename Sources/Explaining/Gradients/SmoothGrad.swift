import NN

/// SmoothGrad: saliency averaged over copies of the picture with noise on them.
///
/// `M = 1/n * sum over i of |d score / d image| at image + noise[i]`, then per pixel the max over channels.
///
/// The gradient of a network of ReLUs jumps from pixel to pixel; the mean over a neighborhood of pictures keeps what
/// they have in common. ``Explanation/attribution`` is the mean, `[H, W]`; the heat map is it stretched to 0...1.
///
/// It shows the same thing as ``Saliency``, with less noise, and shares its blind spot for what has saturated. How it
/// looks depends on the noise's deviation, which is a choice and not a finding.
///
/// Smilkov, Thorat, Kim, Viégas, Wattenberg: SmoothGrad, 2017. Numbers agree with captum's `NoiseTunnel` over
/// `Saliency` when both get the same noise.
public struct SmoothGrad: ExplanationMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .smoothGrad, title: "SmoothGrad",
        summary: "saliency, averaged over noisy copies of the picture",
        looksAt: .gradient, takesManyPasses: true,
        options: [
            MethodOption(.samples) { "\($0.samples ?? usualSamples)" }, .seed,
            MethodOption(.noise) { "\($0.noise ?? usualDeviation)" }, .reduce,
        ],
        reading: { target, _ in
            "Bright is where a small change would move the score of \(target) most, averaged over noisy copies; how "
                + "smooth it looks is the noise's doing."
        },
        nothing: { target, _ in
            "in none of the noisy copies would a small change of a pixel move the score of \(target)."
        },
        make: {
            SmoothGrad(
                noise: .gaussian(samples: $0.samples ?? usualSamples, seed: $0.seed),
                relativeDeviation: $0.noise ?? usualDeviation, reduction: $0.reduction)
        })

    /// What is averaged.
    public enum Average: String, Sendable, CaseIterable {
        /// The magnitudes of the gradients, as captum does.
        case magnitudes
        /// The gradients with their signs, so that those that flip cancel, as in the paper; the magnitude comes last.
        case signed
    }

    /// How many noisy copies there are unless told.
    public static let usualSamples = 50
    /// The noise's deviation unless told, as a share of the picture's range.
    public static let usualDeviation: Float = 0.15

    /// The noise, of deviation 1.
    public var noise: Noise
    /// The noise's deviation, as a share of the range from the picture's smallest to its largest number.
    public var relativeDeviation: Float
    /// What is averaged.
    public var average: Average
    /// How a pixel's three numbers become one.
    public var reduction: ChannelReduction

    /// The method; by default 50 copies, with noise of 15 % of the picture's range.
    public init(
        noise: Noise = .gaussian(samples: Self.usualSamples, seed: 0), relativeDeviation: Float = Self.usualDeviation,
        average: Average = .magnitudes, reduction: ChannelReduction = .max
    ) {
        self.noise = noise
        self.relativeDeviation = relativeDeviation
        self.average = average
        self.reduction = reduction
    }

    /// A pass forward and back for each noisy copy.
    ///
    /// - Throws: ``ExplanationError/option(_:value:allowed:)`` when an option is out of its range or the noise has
    ///   another shape than the picture; `CancellationError` when the task is cancelled.
    public func explain(_ question: Question, progress: Progress) throws -> Explanation {
        try require(noise.samples > 0, "the number of noisy copies", noise.samples, "1 or more")
        try require(
            relativeDeviation >= 0 && relativeDeviation.isFinite, "the noise's deviation", relativeDeviation,
            "0 or more")
        let image = question.image.untracked()
        let deviation = relativeDeviation * (image.max().scalar - image.min().scalar)
        var total = Tensor.zeros(image.shape)
        try inBatches(of: passesWithGradient, noise.samples, progress: progress) { samples in
            let noisy = Tensor.concatenated(
                try samples.map { image + deviation * (try noise($0, shape: image.shape)) })
            let gradients = question.gradients(at: noisy)
            total = total + (average == .magnitudes ? gradients.abs() : gradients).sum(over: 0)
        }
        let mean = reduction(total / Float(noise.samples))
        return try Explanation(of: question, heatmap: mean.scaledToUnit(), attribution: mean)
    }
}
