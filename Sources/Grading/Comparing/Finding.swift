/// What comparing one output of one case came to; the first thing that is wrong, in the order of the cases.
public enum Finding: Sendable, Hashable {
    case right
    /// The output was not reported; `reported` are the names that were.
    case missing(reported: [String])
    /// Another rank or length; shapes are never broadcast.
    case shape(yours: [Int], expected: [Int])
    /// Another element type, by safetensors' names in lower case.
    case elementType(yours: String, expected: String)
    /// NaN or infinity where neither may be.
    case nonFinite(nans: Int, infinities: Int, first: Place)
    /// Elements outside of the tolerance.
    case values(Mismatches)
    /// A similarity of the whole tensor that is too low.
    case score(MetricScore)
    /// The largest elements are not the expected ones.
    case ranking(RankingMismatch)

    /// Whether nothing is wrong.
    public var isRight: Bool { self == .right }
}

/// Statistics over the elements that are outside of the tolerance, and over no others.
public struct Mismatches: Sendable, Hashable {
    /// How many there are.
    public let count: Int
    /// How many elements there are in all.
    public let total: Int
    /// The first in row-major order.
    public let first: Place
    /// The one that is furthest from its reference.
    public let worst: Place
    /// The largest `|a - e|`; nil when it is not finite.
    public let maxAbsolute: Double?
    /// The largest `|a - e| / |e|` where `e` is not 0; nil when there is none or it is not finite.
    public let maxRelative: Double?
}

/// A similarity and what was asked.
public struct MetricScore: Sendable, Hashable {
    /// What was measured.
    public enum Kind: Sendable, Hashable {
        case cosine, rank
    }

    /// What was measured.
    public let kind: Kind
    /// The value, from -1 to 1.
    public let value: Double
    /// The least value that passes.
    public let least: Double
}

/// How far the order of the largest elements is right.
public struct RankingMismatch: Sendable, Hashable {
    /// How many are asked for.
    public let k: Int
    /// How many of all the asked places hold the expected element.
    public let inPlace: Int
    /// How many places there are: `k` for each row along the last axis.
    public let places: Int
    /// The first wrong place, counted from 1.
    public let firstPlace: Int
    /// The index, along the last axis, of what the learner has there.
    public let yours: Int
    /// The index of what belongs there.
    public let expected: Int
}
