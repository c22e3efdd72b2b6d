import NN

/// HiResCAM: gradient times activation at every place, without a mean between them.
///
/// `evidence[y, x] = sum over c of (d score / d maps[c, y, x]) * maps[c, y, x]`
///
/// What is bright did raise the score, as far as the network is linear behind the layer: unlike in ``GradCAM``, a place
/// cannot borrow the gradient of another. At the last layer of a ResNet, whose gradient is the same everywhere, the two
/// are equal.
///
/// In early layers the map gets as ragged as the gradient itself; the mean of Grad-CAM also was a filter.
///
/// Draelos, Carin: Use HiResCAM instead of Grad-CAM for faithful explanations, 2020. Numbers agree with
/// pytorch-grad-cam's `HiResCAM`.
public struct HiResCAM: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .hiResCAM, title: "HiResCAM",
        summary: "gradient times activation at every place, without a mean between",
        looksAt: .layer,
        reading: { target, maps in
            "Bright places of \(maps) raised the score of \(target), as far as the network is linear behind the layer."
        },
        nothing: { target, maps in
            "no place of \(maps) raised the score of \(target), as far as the network is linear behind the layer."
        },
        make: { _ in HiResCAM() })

    /// The method, which has no options.
    public init() {}

    /// Gradient times activation, summed over channels, `[1, 1, h, w]`.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) -> Tensor {
        (gradient(of: question.score, at: maps) * maps.untracked()).sum(over: 1)
    }
}
