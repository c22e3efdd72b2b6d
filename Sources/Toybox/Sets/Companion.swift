/// How what stands beside a class goes with it: the tag with the toy, the marker with the lesion, the crossing with the
/// pedestrian.
enum Companion: Sendable {
    /// As a network sees it in training: nearly always the class's own, now and then another or none.
    case usual
    /// Always the class's own.
    case own
    /// Never any.
    case none
    /// Always another class's.
    case other

    /// Settles one picture: whether it has a companion, and whether its own.
    ///
    /// - Parameters:
    ///   - own: the share of usual pictures with their class's own companion.
    ///   - bare: the share of usual pictures with none; what remains has another's.
    func settled(own: Float, bare: Float, _ random: inout RandomSource) -> Companion {
        // Drawn for every kind, so that what follows in the stream is the same picture.
        let draw = random.unit()
        guard self == .usual else { return self }
        return draw < own ? .own : (draw < own + bare ? .none : .other)
    }
}
