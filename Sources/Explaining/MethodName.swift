/// The methods by the names that the command line uses.
public enum MethodName: String, Sendable, CaseIterable {
    /// The name of ``FeatureMaps``.
    case featureMaps = "feature-maps"
    /// The name of ``Saliency``.
    case saliency
    /// The name of ``SmoothGrad``.
    case smoothGrad = "smooth-grad"
    /// The name of ``IntegratedGradients``.
    case integratedGradients = "integrated-gradients"
    /// The name of ``GuidedBackprop``.
    case guidedBackprop = "guided-backprop"
    /// The name of ``CAM``.
    case cam
    /// The name of ``GradCAM``.
    case gradCAM = "grad-cam"
    /// The name of ``GradCAMPlusPlus``.
    case gradCAMPlusPlus = "grad-cam-plus-plus"
    /// The name of ``XGradCAM``.
    case xGradCAM = "xgrad-cam"
    /// The name of ``HiResCAM``.
    case hiResCAM = "hires-cam"
    /// The name of ``LayerCAM``.
    case layerCAM = "layer-cam"
    /// The name of ``EigenCAM``.
    case eigenCAM = "eigen-cam"
    /// The name of ``ScoreCAM``.
    case scoreCAM = "score-cam"
    /// The name of ``AblationCAM``.
    case ablationCAM = "ablation-cam"
    /// The name of ``Occlusion``.
    case occlusion
    /// The name of ``RISE``.
    case rise

    /// The method's type.
    private var type: any ExplanationMethod.Type {
        switch self {
        case .featureMaps: FeatureMaps.self
        case .saliency: Saliency.self
        case .smoothGrad: SmoothGrad.self
        case .integratedGradients: IntegratedGradients.self
        case .guidedBackprop: GuidedBackprop.self
        case .cam: CAM.self
        case .gradCAM: GradCAM.self
        case .gradCAMPlusPlus: GradCAMPlusPlus.self
        case .xGradCAM: XGradCAM.self
        case .hiResCAM: HiResCAM.self
        case .layerCAM: LayerCAM.self
        case .eigenCAM: EigenCAM.self
        case .scoreCAM: ScoreCAM.self
        case .ablationCAM: AblationCAM.self
        case .occlusion: Occlusion.self
        case .rise: RISE.self
        }
    }

    /// What is to be known about the method.
    public var descriptor: MethodDescriptor { type.descriptor }

    /// The method with its usual options.
    ///
    /// - Parameters:
    ///   - reduction: how the gradient methods make one number of a pixel's three.
    ///   - seed: of the random methods' noise and masks.
    public func method(reduction: ChannelReduction = .max, seed: UInt64 = 0) -> any ExplanationMethod {
        descriptor.make(MethodSettings(reduction: reduction, seed: seed))
    }
}
