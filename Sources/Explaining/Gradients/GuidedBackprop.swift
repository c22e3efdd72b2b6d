import NN

/// Guided backpropagation: the gradient of positive influences alone.
///
/// On the way back every ReLU lets the upstream gradient through only where its input was positive, as always, AND
/// where that gradient is positive: what would lower the score is dropped at every layer.
///
/// ``Explanation/attribution`` is what arrives at the picture, with signs, `[3, H, W]`; the heat map is, per pixel, the
/// largest magnitude over channels, stretched to 0...1.
///
/// It draws sharp edges, and hardly anything else: the picture for another class, and even that of a network whose
/// later layers were made random again, looks much the same (Adebayo and others: Sanity Checks for Saliency Maps,
/// 2018). Read it as "what the network sees", not as "why this class".
///
/// Springenberg, Dosovitskiy, Brox, Riedmiller: Striving for Simplicity, 2014. Numbers agree with captum's
/// `GuidedBackprop`.
public struct GuidedBackprop: ExplanationMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .guidedBackprop, title: "Guided Backpropagation",
        summary: "the gradient of positive influences alone: sharp edges, little about the class",
        looksAt: .gradient,
        options: [.reduce],
        reading: { target, _ in
            "Bright are edges that the network sees on its way to \(target); pictures for other classes look much the "
                + "same, so read it as what it sees, not why."
        },
        nothing: { target, _ in
            "no way back from the score of \(target) to a pixel is positive all along."
        },
        make: { GuidedBackprop(reduction: $0.reduction) })

    /// How a pixel's three gradients become one number of the heat map.
    public var reduction: ChannelReduction

    /// The method, by default with the largest magnitude of each pixel.
    public init(reduction: ChannelReduction = .max) {
        self.reduction = reduction
    }

    /// One more pass forward, with the guided ReLU, and back.
    ///
    /// - Throws: ``ExplanationError/mapNotFinite(network:)`` when the gradient is not finite.
    public func explain(_ question: Question, progress: Progress) throws -> Explanation {
        let image = question.image.untracked().tracked()
        let logits = question.network(image, rectifier: guidedReLU)
        let gradients = gradient(of: logits[0, question.target], at: image)
        return try Explanation(
            of: question, heatmap: reduction(gradients).scaledToUnit(),
            attribution: gradients.reshaped(Array(image.shape[1...])))
    }
}

/// The rectifier, with a pullback that drops negative upstream gradients.
func guidedReLU(_ input: Tensor) -> Tensor {
    let output = relu(input.untracked())
    return output.recorded(
        "guided relu",
        Edge(input) { upstream in
            relu(upstream) * output.map { $0 > 0 ? 1 : 0 }
        })
}
