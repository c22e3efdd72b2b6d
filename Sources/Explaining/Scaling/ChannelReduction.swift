import NN

/// How the numbers of a pixel's three channels become one.
public enum ChannelReduction: String, Sendable, CaseIterable {
    /// The largest magnitude (Simonyan, Vedaldi, Zisserman, 2013).
    case max
    /// The sum of the magnitudes.
    case sum

    /// Makes `[H, W]`, nowhere negative, of `[1, 3, H, W]`.
    public func callAsFunction(_ attribution: Tensor) -> Tensor {
        let magnitudes = attribution.abs()
        let reduced =
            switch self {
            case .max: magnitudes.max(over: 1)
            case .sum: magnitudes.sum(over: 1)
            }
        return reduced.reshaped(attribution.shape[2], attribution.shape[3])
    }
}
