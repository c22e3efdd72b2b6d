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

    /// The method with its usual options.
    ///
    /// - Parameters:
    ///   - reduction: how the gradient methods make one number of a pixel's three.
    ///   - seed: of the random methods' noise and masks.
    public func method(reduction: ChannelReduction = .max, seed: UInt64 = 0) -> any ExplanationMethod {
        switch self {
        case .featureMaps: FeatureMaps()
        case .saliency: Saliency(reduction: reduction)
        case .smoothGrad: SmoothGrad(noise: .gaussian(samples: 50, seed: seed), reduction: reduction)
        case .integratedGradients: IntegratedGradients(reduction: reduction)
        case .guidedBackprop: GuidedBackprop(reduction: reduction)
        case .cam: CAM()
        case .gradCAM: GradCAM()
        case .gradCAMPlusPlus: GradCAMPlusPlus()
        case .xGradCAM: XGradCAM()
        case .hiResCAM: HiResCAM()
        case .layerCAM: LayerCAM()
        case .eigenCAM: EigenCAM()
        case .scoreCAM: ScoreCAM()
        case .ablationCAM: AblationCAM()
        case .occlusion: Occlusion()
        case .rise: RISE(masks: .random(count: 4000, seed: seed))
        }
    }

    /// The name as its authors write it.
    public var title: String {
        switch self {
        case .featureMaps: "Feature maps"
        case .saliency: "Saliency"
        case .smoothGrad: "SmoothGrad"
        case .integratedGradients: "Integrated Gradients"
        case .guidedBackprop: "Guided Backpropagation"
        case .cam: "CAM"
        case .gradCAM: "Grad-CAM"
        case .gradCAMPlusPlus: "Grad-CAM++"
        case .xGradCAM: "XGrad-CAM"
        case .hiResCAM: "HiResCAM"
        case .layerCAM: "LayerCAM"
        case .eigenCAM: "Eigen-CAM"
        case .scoreCAM: "Score-CAM"
        case .ablationCAM: "Ablation-CAM"
        case .occlusion: "Occlusion"
        case .rise: "RISE"
        }
    }

    /// One line that says what the method does.
    public var summary: String {
        switch self {
        case .featureMaps: "what a layer's channels respond to, whatever the class"
        case .saliency: "which pixels the score is most sensitive to"
        case .smoothGrad: "saliency, averaged over noisy copies of the picture"
        case .integratedGradients: "each pixel's share of the score, summed on the way from gray to the picture"
        case .guidedBackprop: "the gradient of positive influences alone: sharp edges, little about the class"
        case .cam: "the last maps, weighted as the classifier weights them"
        case .gradCAM: "a layer's maps, weighted by their mean gradient"
        case .gradCAMPlusPlus: "Grad-CAM for several objects of one class"
        case .xGradCAM: "Grad-CAM whose weights add up to the score as nearly as they can"
        case .hiResCAM: "gradient times activation at every place, without a mean between"
        case .layerCAM: "positive gradients at every place: sharp in early layers too"
        case .eigenCAM: "what varies most in a layer's maps, whatever the class"
        case .scoreCAM: "maps weighted by the score of the picture seen through them"
        case .ablationCAM: "maps weighted by what the score loses without them"
        case .occlusion: "what the score loses when a gray square covers a part"
        case .rise: "the mean of random masks, weighted by the probability that survives them"
        }
    }

    /// Whether the method looks at the maps of a layer.
    public var usesLayer: Bool {
        switch self {
        case .saliency, .smoothGrad, .integratedGradients, .guidedBackprop, .occlusion, .rise: false
        default: true
        }
    }

    /// Whether the map is a gradient at the picture's pixels, or a mean of such.
    public var isGradient: Bool {
        switch self {
        case .saliency, .smoothGrad, .integratedGradients, .guidedBackprop: true
        default: false
        }
    }

    /// Whether the map depends on the class that is asked about.
    public var usesTarget: Bool { self != .featureMaps && self != .eigenCAM }

    /// Whether the method takes many passes through the network, so that telling how far it is helps.
    public var takesManyPasses: Bool {
        switch self {
        case .smoothGrad, .integratedGradients, .scoreCAM, .ablationCAM, .occlusion, .rise: true
        default: false
        }
    }
}
