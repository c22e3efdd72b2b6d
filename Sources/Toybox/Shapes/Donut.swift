/// A donut: a ring of dough with running icing and sprinkles.
struct Donut: Shape {
    let major: Float
    let minor: Float
    let dough: Vector
    let icing: Vector
    let sprinkles: Trio
    let sprinkled: Bool
    let drizzled: Bool
    let phase: Float
    let seed: Int32

    init(_ stylist: inout Stylist) {
        major = stylist.random.uniform(0.31, 0.36)
        minor = stylist.random.uniform(0.155, 0.19)
        dough = stylist.natural([0xC98F4E, 0xB97A3C, 0xD6A463], free: 0.05)
        icing = stylist.natural([0xE88FA6, 0x5B3423, 0xF4E9DA, 0xF2C94C, 0x9FD3C7, 0x7A4A2E, 0xC9A0DC], free: 0.35)
        sprinkles = Trio(stylist.toy(), stylist.light(), stylist.toy())
        let topping = stylist.random.unit()
        sprinkled = topping < 0.72
        drizzled = topping > 0.86
        phase = stylist.random.uniform(0, 6)
        seed = stylist.seed()
    }

    var bounds: Box {
        let r = major + minor + 0.03
        return Box([-r, 0, -r], [r, minor * 2 + 0.03, r])
    }

    /// Lowest height of the icing in the direction (c, s).
    @inline(__always)
    private func hem(_ c: Float, _ s: Float) -> Float {
        let s3 = s * (3 - 4 * s * s)
        let c2 = c * c - s * s
        let c5 = c * (16 * c * c * c * c - 20 * c * c + 5)
        return minor + 0.028 * s3 + 0.02 * c2 + 0.022 * c5
    }

    func distance(_ p: Vector) -> Float {
        let r = length(p.x, p.z)
        let ring = length(r - major, (p.y - minor) * 1.06)
        let body = ring - minor
        if body > 0.1 { return body - 0.03 }
        let scale = 1 / max(r, 0.02)
        let glaze = Field.meet(ring - minor - 0.02, hem(p.x * scale, p.z * scale) - p.y, 0.03)
        return min(body, glaze * 0.8)
    }

    func surface(_ p: Vector) -> Surface {
        let r = length(p.x, p.z)
        let scale = 1 / max(r, 0.02)
        let ring = length(r - major, (p.y - minor) * 1.06)
        guard ring > minor + 0.008, p.y > hem(p.x * scale, p.z * scale) - 0.02 else {
            let pale = 1 - smoothstep(0, 0.05, abs(p.y - minor * 0.85))
            return .satin(mix(dough * (0.85 + 0.3 * Noise.value(p * 14, seed: seed)), [0.86, 0.68, 0.42], pale * 0.45))
        }
        if sprinkled, let sprinkle = sprinkle(p, r) { return .lacquer(sprinkle) }
        if drizzled {
            let wave = p.x * 9 + Portable.sin(p.z * 7 + phase) * 0.9
            if wave - Portable.floor(wave) < 0.22 { return .lacquer(sprinkles[1]) }
        }
        return .lacquer(icing)
    }

    private func sprinkle(_ p: Vector, _ r: Float) -> Vector? {
        // Little rods on a jittered grid wound around the ring.
        let u = Portable.atan2(p.z, p.x) * major * 11.5
        let v = Portable.atan2(p.y - minor, r - major) * minor * 11.5
        let iu = Portable.floor(u)
        let iv = Portable.floor(v)
        let a = Noise.hash(Int32(iu), Int32(iv), seed)
        let b = Noise.hash(Int32(iu), Int32(iv), seed &+ 1)
        if a < 0.2 { return nil }
        let angle = b * 6.28
        let cx = u - iu - 0.5 - (a - 0.6) * 0.35
        let cy = v - iv - 0.5 - (b - 0.5) * 0.3
        let c = Portable.cos(angle)
        let s = Portable.sin(angle)
        let along = abs(cx * c + cy * s)
        let across = cy * c - cx * s
        let d = length(max(along - 0.22, 0), across)
        return d < 0.13 ? sprinkles[Int(a * 997) % 3] : nil
    }
}
