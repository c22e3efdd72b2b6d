import NN

/// XGrad-CAM: a layer's maps, weighted by their gradients where they are bright.
///
/// `weight[c] = sum over y, x of g[c] * maps[c] / (sum over y, x of maps[c] + 1e-7)`, with `g = d score / d maps`;
/// `evidence[y, x] = sum over c of weight[c] * maps[c, y, x]`
///
/// The mean of ``GradCAM`` counts the gradient at dark places as much as at bright ones; here the activation decides
/// how much. The weights are those for which the evidence adds up to `sum of g * maps`, which is the score for a
/// network of ReLUs without biases, and which stays behind it by the biases' part in every other.
///
/// As in Grad-CAM, a channel has one weight for all its places.
///
/// Fu, Hu, Dong, Guo, Gao, Li: Axiom-based Grad-CAM, 2020. Numbers agree with pytorch-grad-cam's `XGradCAM`.
public struct XGradCAM: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .xGradCAM, title: "XGrad-CAM",
        summary: "Grad-CAM whose weights add up to the score as nearly as they can",
        looksAt: .layer,
        reading: { target, maps in
            "Bright is where channels of \(maps) respond that raise the score of \(target) where they are active; it is "
                + "no finer than these places."
        },
        nothing: { target, maps in
            "at no place of \(maps) do the channels that raise the score of \(target) where they are active outweigh "
                + "those that lower it."
        },
        make: { _ in XGradCAM() })

    /// The method, which has no options.
    public init() {}

    /// The maps, weighted by their gradients where they are bright, `[1, 1, h, w]`.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) -> Tensor {
        let g = gradient(of: question.score, at: maps)
        let maps = maps.untracked()
        let weights = (g * maps / (maps.sum(over: 2, 3) + 1e-7)).sum(over: 2, 3)
        return (weights * maps).sum(over: 1)
    }
}
