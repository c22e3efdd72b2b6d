/// For each new position along an axis, the two old ones that it lies between and how far along, with pixel centers at
/// halves and positions beyond the edge clamped (`align_corners = false`).
struct LinearSampling {
    let first: [Int]
    let second: [Int]
    /// The share of `second`.
    let share: [Float]

    init(from old: Int, to new: Int) {
        let scale = Float(old) / Float(new)
        let places = (0..<new).map { max(0, (Float($0) + 0.5) * scale - 0.5) }
        first = places.map { min(Int($0), old - 1) }
        second = first.map { min($0 + 1, old - 1) }
        share = zip(places, first).map { min($0 - Float($1), 1) }
    }
}
