/// How an output is compared with its reference.
public struct Comparison: Sendable, Hashable {
    /// The rule by which an output counts as right; `a` is the learner's element, `e` the reference's.
    public enum Metric: Sendable, Hashable {
        /// Every element within `|a - e| <= atol + rtol * |e|` (asymmetric, as `torch.testing.assert_close`).
        case close(rtol: Double, atol: Double)
        /// Every element equal.
        case exact
        /// Cosine similarity of the flattened tensors at least `min`.
        case cosine(min: Double)
        /// Spearman's rank correlation of the flattened tensors at least `min`; tied elements share their mean rank.
        case rank(min: Double)
        /// Along the last axis: the same `k` largest elements in the same order.
        case topK(k: Int)
        /// As `close`, for the output or for its negative, whichever is nearer as a whole.
        case upToSign(rtol: Double, atol: Double)
    }

    /// What a NaN or an infinity in an output means.
    public enum NonFinite: String, Sendable, Hashable, CaseIterable {
        /// It is never equal to anything; a reference may not hold one either.
        case never
        /// It is equal to the same value (NaN to NaN, an infinity to the infinity of its sign).
        case equal
    }

    /// The rule.
    public let metric: Metric
    /// What a NaN or an infinity means.
    public let nonFinite: NonFinite

    /// A rule by which outputs are compared.
    ///
    /// - Parameters:
    ///   - metric: the rule and its tolerance.
    ///   - nonFinite: whether NaN and infinity may equal themselves; never by default.
    public init(_ metric: Metric, nonFinite: NonFinite = .never) {
        self.metric = metric
        self.nonFinite = nonFinite
    }
}

extension Comparison.Metric {
    /// The name that a spec has for the rule.
    public var name: MetricName {
        switch self {
        case .close: .close
        case .exact: .exact
        case .cosine: .cosine
        case .rank: .rank
        case .topK: .topK
        case .upToSign: .upToSign
        }
    }
}

/// The names of the rules of comparison, as a spec writes them.
public enum MetricName: String, Sendable, Hashable, CaseIterable {
    case close, exact, cosine, rank
    case topK = "top-k"
    case upToSign = "up-to-sign"
}
