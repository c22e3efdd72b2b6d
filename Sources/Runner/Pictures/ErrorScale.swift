import Imaging
import Lessons

/// The scale that the difference of two tensors is drawn on, and what is said of it.
///
/// What lies within the tolerance is pale: a difference in the seventh digit, stretched to the whole scale, would look like an
/// error. What does not has the whole scale.
struct ErrorScale: Sendable, Equatable {
    /// The differences that have the strongest blue and the strongest red.
    let range: ClosedRange<Float>
    /// What is said below.
    let note: String
    /// Whether the worst place is to be pointed at.
    let marksWorst: Bool

    /// The scale goes to so many times what is allowed.
    private static let room: Float = 4

    /// Creates the scale of some differences.
    ///
    /// - Parameters:
    ///   - yours: what was handed in, element by element.
    ///   - reference: what was wanted.
    ///   - differences: what is drawn; as many as elements, or fewer where a pixel stands for its channels.
    ///   - comparison: how they are compared; nil where that is not known.
    ///   - isRight: whether the whole output that they are a part of is right.
    ///   - worst: what is said where something is beyond the tolerance.
    init(
        _ yours: [Float], _ reference: [Float], differences: [Float], comparison: Comparison?, isRight: Bool,
        worst: String
    ) {
        guard differences.contains(where: { $0 != 0 }) else {
            // An error of nothing is drawn as nothing: without a scale of its own, noise would look like a pattern.
            (range, note, marksWorst) = (-1...1, "no difference", false)
            return
        }
        var end: Float?
        if case .close(let rtol, let atol)? = comparison?.metric {
            let holds =
                isRight
                || zip(yours, reference).allSatisfy { abs(Double($0) - Double($1)) <= atol + rtol * abs(Double($1)) }
            if holds { end = Self.room * Float(atol + rtol * Double(Self.largest(reference))) }
        } else if isRight {
            // The other rules allow a tensor as a whole; beside its own numbers the differences are what they are.
            end = Self.largest(reference)
        }
        // 0 when nothing but NaN is there to be drawn.
        let limit = max(Self.largest(differences), end ?? 0)
        range = limit > 0 ? -limit...limit : -1...1
        (note, marksWorst) = end == nil ? (worst, true) : ("within tolerance", false)
    }

    private static func largest(_ values: [Float]) -> Float {
        values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    }
}
