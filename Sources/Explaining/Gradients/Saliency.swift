import NN

/// Saliency: how steeply the score changes with each pixel.
///
/// `M[y, x] = max over c of |d score / d image[c, y, x]|`, with the class's logit as the score.
///
/// ``Explanation/attribution`` is M, `[H, W]`; the heat map is M stretched to 0...1.
///
/// It shows where a small change would move the score, not what the score is made of: a pixel that matters much but
/// whose effect has saturated stays dark. Single pixels are noisy; ``SmoothGrad`` calms them.
///
/// Simonyan, Vedaldi, Zisserman: Deep Inside Convolutional Networks, 2013. Numbers agree with captum's `Saliency`.
public struct Saliency: ExplanationMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .saliency, title: "Saliency",
        summary: "which pixels the score is most sensitive to",
        looksAt: .gradient,
        options: [.reduce],
        reading: { target, _ in
            "Bright pixels are those where a small change would move the score of \(target) most; it does not say "
                + "that the score is made of them."
        },
        nothing: { target, _ in
            "no small change of a pixel would move the score of \(target)."
        },
        make: { Saliency(reduction: $0.reduction) })

    /// How a pixel's three gradients become one number.
    public var reduction: ChannelReduction

    /// The method, by default with the largest magnitude of each pixel.
    public init(reduction: ChannelReduction = .max) {
        self.reduction = reduction
    }

    /// One pass back to the pixels.
    ///
    /// - Throws: ``ExplanationError/mapNotFinite(network:)`` when the gradient is not finite.
    public func explain(_ question: Question, progress: Progress) throws -> Explanation {
        let gradients = gradient(of: question.score, at: question.image)
        let saliency = reduction(gradients)
        return try Explanation(of: question, heatmap: saliency.scaledToUnit(), attribution: saliency)
    }
}
