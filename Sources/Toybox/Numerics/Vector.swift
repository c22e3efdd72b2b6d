/// A point, a direction or a linear RGB colour.
public typealias Vector = SIMD3<Float>

@inline(__always)
func dot(_ a: Vector, _ b: Vector) -> Float {
    a.x * b.x + a.y * b.y + a.z * b.z
}

@inline(__always)
func cross(_ a: Vector, _ b: Vector) -> Vector {
    Vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

@inline(__always)
func length(_ a: Vector) -> Float {
    dot(a, a).squareRoot()
}

@inline(__always)
func length(_ x: Float, _ y: Float) -> Float {
    (x * x + y * y).squareRoot()
}

@inline(__always)
func normalize(_ a: Vector) -> Vector {
    a * (1 / max(length(a), 1e-12))
}

@inline(__always)
func absolute(_ a: Vector) -> Vector {
    Vector(abs(a.x), abs(a.y), abs(a.z))
}

@inline(__always)
func clamp(_ x: Float, _ low: Float = 0, _ high: Float = 1) -> Float {
    x < low ? low : (x > high ? high : x)
}

@inline(__always)
func mix(_ a: Float, _ b: Float, _ t: Float) -> Float {
    a + (b - a) * t
}

@inline(__always)
func mix(_ a: Vector, _ b: Vector, _ t: Float) -> Vector {
    a + (b - a) * t
}

/// Hermite step from 0 at `low` to 1 at `high`.
@inline(__always)
func smoothstep(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = clamp((x - low) / (high - low))
    return t * t * (3 - 2 * t)
}
