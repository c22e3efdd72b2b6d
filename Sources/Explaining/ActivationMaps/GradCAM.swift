import NN

/// Grad-CAM: a layer's maps, weighted by their mean gradient.
///
/// `weight[c] = mean over y, x of d score / d maps[c, y, x]`, `evidence[y, x] = sum over c of weight[c] * maps[c, y, x]`
///
/// The mean gradient says how much the class's logit would gain if a channel were brighter everywhere. At the last
/// layer of a ResNet this is ``CAM``, but for a factor; elsewhere it also works where no CAM exists.
///
/// It does not show which of a channel's places the gradient favored, since the mean has forgotten it: where one
/// channel helps at one place and harms at another, bright spots can appear that the score does not depend on
/// (``HiResCAM`` keeps them apart). Evidence against the class is cut off.
///
/// Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra: Grad-CAM, 2016. Numbers agree with pytorch-grad-cam's `GradCAM`.
public struct GradCAM: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .gradCAM, title: "Grad-CAM",
        summary: "a layer's maps, weighted by their mean gradient",
        looksAt: .layer,
        reading: { target, maps in
            "Bright is where channels of \(maps) respond that, on average, raise the score of \(target); it is no finer "
                + "than these places, and does not prove that the score depends on what is there."
        },
        nothing: { target, maps in
            "at no place of \(maps) do the channels that, on average, raise the score of \(target) outweigh those "
                + "that lower it."
        },
        make: { _ in GradCAM() })

    /// The method, which has no options.
    public init() {}

    /// The maps, weighted by their mean gradients, `[1, 1, h, w]`.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) -> Tensor {
        let weights = gradient(of: question.score, at: maps).mean(over: 2, 3)
        return (weights * maps.untracked()).sum(over: 1)
    }
}
