import NN

/// LayerCAM: activations, weighted at every place by the gradient there if it is positive.
///
/// `evidence[y, x] = sum over c of relu(d score / d maps[c, y, x]) * maps[c, y, x]`
///
/// A weight for each place keeps the detail of early layers, which one weight for a whole channel washes out.
///
/// A place where a channel would have to be darker for the class counts nothing, where ``HiResCAM`` subtracts: the map
/// shows everything that helps, also what is outweighed there.
///
/// Jiang, Zhang, Hou, Cheng, Wei: LayerCAM, 2021. Numbers agree with pytorch-grad-cam's `LayerCAM`.
public struct LayerCAM: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .layerCAM, title: "LayerCAM",
        summary: "positive gradients at every place: sharp in early layers too",
        looksAt: .layer,
        reading: { target, maps in
            "Bright places of \(maps) are active, and more of them would raise the score of \(target); what lowers it "
                + "is left out."
        },
        nothing: { target, maps in
            "no place of \(maps) is active of which more would raise the score of \(target)."
        },
        make: { _ in LayerCAM() })

    /// The method, which has no options.
    public init() {}

    /// Positive gradient times activation, summed over channels, `[1, 1, h, w]`.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) -> Tensor {
        (relu(gradient(of: question.score, at: maps)) * maps.untracked()).sum(over: 1)
    }
}
