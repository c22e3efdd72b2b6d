/// The figure of wood, as if the body were cut from one beam along x.
enum Grain {
    @inline(__always)
    static func shade(_ colour: Vector, _ p: Vector, seed: Int32) -> Vector {
        let wobble = Noise.value(Vector(p.x * 1.3, p.y * 3, p.z * 3), seed: seed)
        let rings = (p.y * 0.8 + p.z * 1.1 + wobble * 0.45) * 11
        let ring = rings - Portable.floor(rings)
        let fibre = Noise.value(p.x * 6, (p.y + p.z) * 60, seed: seed &+ 9)
        let dark = 0.13 * smoothstep(0.35, 0.95, ring) * (1 - smoothstep(0.95, 1, ring)) + 0.09 * fibre
        return colour * (Vector(1.05, 1.05, 1.05) - dark * Vector(1, 1.25, 1.6))
    }
}
