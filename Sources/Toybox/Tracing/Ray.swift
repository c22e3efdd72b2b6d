/// A half-line; `direction` has length 1.
struct Ray: Sendable {
    let origin: Vector
    let direction: Vector

    @inline(__always)
    init(_ origin: Vector, _ direction: Vector) {
        self.origin = origin
        self.direction = direction
    }

    @inline(__always)
    func point(_ t: Float) -> Vector { origin + direction * t }
}
