/// An axis-aligned box in space.
struct Box: Sendable {
    let low: Vector
    let high: Vector

    init(_ low: Vector, _ high: Vector) {
        self.low = low
        self.high = high
    }

    var center: Vector { (low + high) * 0.5 }
    var radius: Float { length(high - low) * 0.5 }

    /// The stretch of a ray inside the box grown by `margin`; empty (low > high) when it misses.
    @inline(__always)
    func stretch(_ origin: Vector, _ inverseDirection: Vector, margin: Float) -> (low: Float, high: Float) {
        let a = (low - margin - origin) * inverseDirection
        let b = (high + margin - origin) * inverseDirection
        let enter = max(max(min(a.x, b.x), min(a.y, b.y)), min(a.z, b.z))
        let leave = min(min(max(a.x, b.x), max(a.y, b.y)), max(a.z, b.z))
        return (enter, leave)
    }
}
