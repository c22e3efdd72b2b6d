import Lessons

/// A transform that any exercise can suffer, told by undoing it: the learner's output, transformed, agrees with the reference.
enum GeneralTransform: Hashable {
    case transposed(String, String)
    case permuted([String])
    case flipped(String)
    /// Turned by half a turn: both axes backwards.
    case turned(String, String)
    case channelsReversed
    case batchMissing
    case batchExtra
    case reshaped
    case negated
    /// A constant factor; nil where it differs from case to case.
    case factor(Double?)
    /// A constant offset; nil where it differs from case to case.
    case offset(Double?)
    case factorAndOffset
    case notNormalized
    /// Neither normalized nor brought from 0...255 to 0...1.
    case levelsNotNormalized
    /// A factor and an offset for each channel.
    case perChannel

    /// The same transform without its measured constant, which is compared from case to case by its nearness.
    var kind: GeneralTransform {
        switch self {
        case .factor: .factor(nil)
        case .offset: .offset(nil)
        default: self
        }
    }

    /// The measured constant.
    var constant: Double? {
        switch self {
        case .factor(let value), .offset(let value): value
        default: nil
        }
    }

    /// Its name in `check --json`.
    var id: String {
        switch self {
        case .transposed: "transposed"
        case .permuted: "axes-permuted"
        case .flipped(let axis): "flipped-\(axis)"
        case .turned: "turned"
        case .channelsReversed: "channels-reversed"
        case .batchMissing: "batch-axis-missing"
        case .batchExtra: "batch-axis-extra"
        case .reshaped: "reshaped"
        case .negated: "negated"
        case .factor: "constant-factor"
        case .offset: "constant-offset"
        case .factorAndOffset: "factor-and-offset"
        case .notNormalized: "not-normalized"
        case .levelsNotNormalized: "levels-not-normalized"
        case .perChannel: "per-channel-scale"
        }
    }

    /// What is said to the learner.
    var say: String {
        switch self {
        case .transposed(let a, let b): "The values are right, but \(a) and \(b) are exchanged."
        case .permuted(let axes): "The values are right, but the axes come in the order \(Spelling.list(axes))."
        case .flipped(let axis): "The values are right, but \(axis) runs backwards."
        case .turned(let a, let b): "The values are right, but \(a) and \(b) both run backwards."
        case .channelsReversed: "The values are right, but the channels come in the order blue, green, red."
        case .batchMissing: "The values are right, but the leading axis of length 1 is missing."
        case .batchExtra: "The values are right, but there is an extra leading axis of length 1."
        case .reshaped: "The values are right and in order, but in another shape."
        case .negated: "Every value has the wrong sign."
        case .factor(let factor?): "Every value is \(Numeral.short(factor)) times the expected one."
        case .factor(nil): "The values are the expected ones times a constant."
        case .offset(let offset?): "Every value is \(Numeral.short(abs(offset))) too \(offset > 0 ? "large" : "small")."
        case .offset(nil): "The values are the expected ones plus a constant."
        case .factorAndOffset:
            "The values are the expected ones times a constant, plus a constant: is a scaling missing?"
        case .notNormalized: "Mean and standard deviation of the channels were not applied."
        case .levelsNotNormalized: "The levels 0...255 were not scaled to 0...1, nor mean and deviation applied."
        case .perChannel:
            "Each channel is off by a factor and an offset of its own: look at how mean and deviation are applied."
        }
    }

    /// Whether a declared mistake says the same thing, so that the general transform has nothing to add.
    func isSaid(by transform: TensorTransform) -> Bool {
        switch (transform, self) {
        case (.transpose(let a, let b), .transposed(let c, let d)): Set([a, b]) == Set([c, d])
        case (.transpose, .permuted), (.permute, .permuted), (.permute, .transposed): true
        case (.flip(let axis), .flipped(let other)): axis == other
        case (.flip, .channelsReversed), (.swap, .channelsReversed), (.swap, .flipped): true
        case (.scale, .factor), (.scale, .negated), (.offset, .offset): true
        case (.unnormalized, .notNormalized), (.unnormalized, .perChannel): true
        case (.squeeze, .batchMissing), (.squeeze, .reshaped), (.unsqueeze, .batchExtra): true
        default: false
        }
    }
}
