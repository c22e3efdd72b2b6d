/// An option that a method listens to.
public struct MethodOption: Sendable {
    /// What the option is called on the command line.
    public enum Name: String, Sendable, CaseIterable {
        /// How a pixel's three numbers become one.
        case reduce
        /// The number of noisy copies or masks.
        case samples
        /// The seed of noise or masks.
        case seed
        /// The noise's deviation.
        case noise
        /// The points of the way from the baseline.
        case steps
        /// What stands for nothing.
        case baseline
        /// The side of the square that covers a part.
        case window
        /// How far that square moves.
        case stride
    }

    /// What it is called.
    public let name: Name
    /// Its value as it was said, or the method's own when nothing was; nil when the method works it out.
    public let value: @Sendable (MethodSettings) -> String?

    init(_ name: Name, value: @escaping @Sendable (MethodSettings) -> String?) {
        self.name = name
        self.value = value
    }

    static let reduce = MethodOption(.reduce) { $0.reduction.rawValue }
    static let seed = MethodOption(.seed) { "\($0.seed)" }
    static let baseline = MethodOption(.baseline) { "\($0.baseline)" }
}

/// What was said about a method; where a number is nil, the method takes its usual one.
public struct MethodSettings: Sendable {
    /// How the gradient methods make one number of a pixel's three.
    public var reduction: ChannelReduction
    /// The seed of the random methods' noise and masks.
    public var seed: UInt64
    /// What stands for nothing, as a normalized value.
    public var baseline: Float
    /// Noisy copies of ``SmoothGrad``, masks of ``RISE``.
    public var samples: Int?
    /// The deviation of the noise of ``SmoothGrad``, as a share of the picture's range.
    public var noise: Float?
    /// Points of the way of ``IntegratedGradients``.
    public var steps: Int?
    /// The side of the square of ``Occlusion``, in pixels.
    public var window: Int?
    /// How far that square moves, in pixels.
    public var stride: Int?

    /// Nothing said, but for what is given here.
    public init(reduction: ChannelReduction = .max, seed: UInt64 = 0, baseline: Float = 0) {
        self.reduction = reduction
        self.seed = seed
        self.baseline = baseline
    }
}
