/// A camera that looks at a point, its picture plane shiftable as on a view camera.
struct Camera: Sendable {
    let position: Vector
    let right: Vector
    let up: Vector
    let forward: Vector
    /// Half of the picture's height at distance 1.
    let spread: Float
    /// Where the target appears, in half pictures right and up of the centre.
    let shift: SIMD2<Float>

    /// - Parameters:
    ///   - elevation: angle above the floor in radians.
    ///   - distance: from the target.
    init(target: Vector, elevation: Float, distance: Float, spread: Float, shift: SIMD2<Float>, roll: Float) {
        let back = Vector(0, Portable.sin(elevation), Portable.cos(elevation))
        position = target + back * distance
        forward = -back
        let level = Vector(1, 0, 0)
        let vertical = cross(back, level)
        let c = Portable.cos(roll)
        let s = Portable.sin(roll)
        right = level * c + vertical * s
        up = vertical * c - level * s
        self.spread = spread
        self.shift = shift
    }

    /// The ray through a spot of the picture; x and y run from 0 (left, top) to 1.
    @inline(__always)
    func ray(_ x: Float, _ y: Float) -> Ray {
        let u = (x * 2 - 1 - shift.x) * spread
        let v = (1 - y * 2 - shift.y) * spread
        return Ray(position, normalize(forward + right * u + up * v))
    }

    /// Where a world point appears: x and y in half pictures from the target's place, z the depth.
    func project(_ p: Vector) -> Vector {
        let q = p - position
        let depth = max(dot(q, forward), 0.05)
        return Vector(dot(q, right) / (depth * spread), dot(q, up) / (depth * spread), depth)
    }
}
