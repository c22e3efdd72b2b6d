/// Signed distances of simple bodies: negative inside, positive outside.
///
/// Formulas after Inigo Quilez, "distance functions"; approximate ones never overestimate by more than the tracer's
/// safety factor allows.
enum Field {
    @inline(__always)
    static func sphere(_ p: Vector, _ radius: Float) -> Float {
        length(p) - radius
    }

    @inline(__always)
    static func ellipsoid(_ p: Vector, _ radii: Vector) -> Float {
        let q = p / radii
        let k0 = length(q)
        let k1 = length(q / radii)
        return k0 * (k0 - 1) / max(k1, 1e-6)
    }

    /// A box with rounded edges; `half` includes the rounding.
    @inline(__always)
    static func roundedBox(_ p: Vector, _ half: Vector, _ rounding: Float) -> Float {
        let qx = abs(p.x) - half.x + rounding
        let qy = abs(p.y) - half.y + rounding
        let qz = abs(p.z) - half.z + rounding
        let outside = length(Vector(max(qx, 0), max(qy, 0), max(qz, 0)))
        return outside + min(max(qx, max(qy, qz)), 0) - rounding
    }

    /// A box in the plane with rounded corners.
    @inline(__always)
    static func roundedRectangle(_ x: Float, _ y: Float, _ halfX: Float, _ halfY: Float, _ rounding: Float) -> Float {
        let qx = abs(x) - halfX + rounding
        let qy = abs(y) - halfY + rounding
        return length(max(qx, 0), max(qy, 0)) + min(max(qx, qy), 0) - rounding
    }

    /// An upright cylinder about the y axis with rounded rims.
    @inline(__always)
    static func roundedCylinder(_ p: Vector, _ radius: Float, _ halfHeight: Float, _ rounding: Float) -> Float {
        roundedRectangle(length(p.x, p.z), p.y, radius, halfHeight, rounding)
    }

    /// Distance to a stretch of line, its thickness changing from `ra` to `rb`.
    @inline(__always)
    static func taperedCapsule(_ p: Vector, _ a: Vector, _ b: Vector, _ ra: Float, _ rb: Float) -> Float {
        let pa = p - a
        let ba = b - a
        let h = clamp(dot(pa, ba) / dot(ba, ba))
        return length(pa - ba * h) - mix(ra, rb, h)
    }

    /// Distance in the plane to the segment from (ax, ay) to (bx, by).
    @inline(__always)
    static func segment(_ x: Float, _ y: Float, _ ax: Float, _ ay: Float, _ bx: Float, _ by: Float) -> Float {
        let px = x - ax
        let py = y - ay
        let dx = bx - ax
        let dy = by - ay
        let h = clamp((px * dx + py * dy) / (dx * dx + dy * dy))
        return length(px - dx * h, py - dy * h)
    }

    /// A ring around the y axis.
    @inline(__always)
    static func torus(_ p: Vector, _ major: Float, _ minor: Float) -> Float {
        length(length(p.x, p.z) - major, p.y) - minor
    }

    /// A ring in the xy plane, stretched along y by `stretch` on either side.
    @inline(__always)
    static func link(_ p: Vector, _ stretch: Float, _ major: Float, _ minor: Float) -> Float {
        let y = max(abs(p.y) - stretch, 0)
        return length(length(p.x, y) - major, p.z) - minor
    }

    /// A triangle in the plane; corners counter-clockwise or clockwise alike.
    @inline(__always)
    static func triangle(
        _ x: Float, _ y: Float, _ a: SIMD2<Float>, _ b: SIMD2<Float>, _ c: SIMD2<Float>
    ) -> Float {
        let edge = min(
            segment(x, y, a.x, a.y, b.x, b.y), min(segment(x, y, b.x, b.y, c.x, c.y), segment(x, y, c.x, c.y, a.x, a.y))
        )
        let s0 = (x - a.x) * (b.y - a.y) - (y - a.y) * (b.x - a.x)
        let s1 = (x - b.x) * (c.y - b.y) - (y - b.y) * (c.x - b.x)
        let s2 = (x - c.x) * (a.y - c.y) - (y - c.y) * (a.x - c.x)
        let inside = (s0 >= 0 && s1 >= 0 && s2 >= 0) || (s0 <= 0 && s1 <= 0 && s2 <= 0)
        return inside ? -edge : edge
    }

    /// The union of two bodies with a fillet of size `k`.
    @inline(__always)
    static func blend(_ a: Float, _ b: Float, _ k: Float) -> Float {
        let h = max(k - abs(a - b), 0) / k
        return min(a, b) - h * h * k * 0.25
    }

    /// The intersection of two bodies with an edge rounded by `k`.
    @inline(__always)
    static func meet(_ a: Float, _ b: Float, _ k: Float) -> Float {
        let h = max(k - abs(a - b), 0) / k
        return max(a, b) + h * h * k * 0.25
    }
}
