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
    /// What the method is called on the command line.
    public static let name = MethodName.gradCAM

    /// The method, which has no options.
    public init() {}

    /// The maps, weighted by their mean gradients, `[1, 1, h, w]`.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) -> Tensor {
        let weights = gradient(of: question.score, at: maps).mean(over: 2, 3)
        return (weights * maps.untracked()).sum(over: 1)
    }
}
