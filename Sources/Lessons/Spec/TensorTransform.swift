/// What a mistake does to a right answer, where a formula says it.
///
/// Axes are named as the output names them.
public enum TensorTransform: Sendable, Hashable {
    /// Two axes are exchanged: `transpose(y,x)`.
    case transpose(String, String)
    /// The axes come in this order: `permute(y,x,c)`.
    case permute([String])
    /// An axis runs backwards: `flip(y)`.
    case flip(String)
    /// Every value is multiplied: `scale(255)`.
    case scale(Double)
    /// Something is added to every value: `offset(-0.5)`.
    case offset(Double)
    /// Two channels are exchanged: `swap(r,b)`.
    case swap(Channel, Channel)
    /// ImageNet's mean and deviation were not applied: `unnormalized()`.
    case unnormalized
    /// An axis of length 1 is missing: `squeeze(n)`.
    case squeeze(String)
    /// There is an axis of length 1 in front: `unsqueeze()`.
    case unsqueeze
    /// The sign is lost: `abs()`.
    case abs
    /// Negative values are lost: `relu()`.
    case relu

    /// A channel of a picture, by its place in RGB order.
    public enum Channel: String, Sendable, Hashable, CaseIterable {
        case r, g, b

        /// Its index in RGB order.
        public var index: Int { self == .r ? 0 : self == .g ? 1 : 2 }
    }
}
