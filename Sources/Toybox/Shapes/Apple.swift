/// An apple with its stalk and a leaf.
struct Apple: Shape {
    let radius: Float
    let taper: Float
    let skin: Vector
    let blush: Vector
    let leafColour: Vector
    let leafTurn: Float
    let leafed: Bool
    let seed: Int32

    init(_ stylist: inout Stylist) {
        radius = stylist.random.uniform(0.33, 0.38)
        taper = stylist.random.uniform(0.1, 0.24)
        skin = stylist.natural([0xB5262A, 0xC23B2E, 0x8DB03C, 0xD9C24A, 0xA61F2B, 0x9FBF4D, 0xD9604A], free: 0.12)
        blush = stylist.natural([0xC8402F, 0xE0B040, 0xB8C24A], free: 0)
        leafColour = stylist.natural([0x4F7F3A, 0x5E8C3A, 0x3F6B35], free: 0.02)
        leafTurn = stylist.random.uniform(0, 6.28)
        leafed = stylist.random.chance(0.9)
        seed = stylist.seed()
    }

    var bounds: Box {
        Box([-0.53, 0, -0.53], [0.53, 1.12, 0.53])
    }

    /// Height of the spindle torus' middle above the table.
    private var middle: Float { radius * 1.06 }

    @inline(__always)
    private func stalkTip() -> Vector { Vector(0.05, middle + radius + 0.2, 0.02) }

    func distance(_ p: Vector) -> Float {
        let y = p.y - middle
        let widen = 1 - taper * (y / radius) * 0.5
        let r = length(p.x, p.z)
        let body = (length(r * widen - 0.115, y * (y < 0 ? 0.97 : 1)) - radius) * 0.82
        var d = body
        let tip = stalkTip()
        d = min(d, Field.taperedCapsule(p, Vector(0, middle + radius * 0.72, 0), tip, 0.02, 0.026))
        if leafed {
            let q0 = p - Vector(0.02, middle + radius + 0.08, 0)
            let c = Portable.cos(leafTurn)
            let s = Portable.sin(leafTurn)
            let q = Vector(q0.x * c + q0.z * s, q0.y, q0.z * c - q0.x * s)
            // A pointed oval: two arcs that meet, thin and bent upwards.
            let x = q.x - 0.17
            let bend = q.y - 0.06 - q.x * 0.35 + q.x * q.x * 0.7 - abs(q.z) * 0.25
            let plan = length(x, abs(q.z) + 0.12) - 0.215
            d = min(d, max(plan, abs(bend) - 0.012) * 0.75)
        }
        return d
    }

    func surface(_ p: Vector) -> Surface {
        let y = p.y - middle
        let r = length(p.x, p.z)
        let widen = 1 - taper * (y / radius) * 0.5
        let body = length(r * widen - 0.115, y * (y < 0 ? 0.97 : 1)) - radius
        if body > 0.012 {
            let tip = stalkTip()
            let stalk = Field.taperedCapsule(p, Vector(0, middle + radius * 0.72, 0), tip, 0.02, 0.026)
            return stalk < 0.008 ? .matte([0.16, 0.09, 0.045]) : .satin(leafColour)
        }
        let angle = Portable.atan2(p.z, p.x)
        let streak = Noise.value(angle * 9, y * 2.2, seed: seed)
        let patch = Noise.value(p * 2.1, seed: seed)
        let well = 1 - smoothstep(0.04, 0.17, r)
        var colour = mix(skin, blush, smoothstep(0.4, 0.85, patch * 0.7 + streak * 0.4) * 0.6)
        colour = mix(colour, [0.42, 0.4, 0.12], y > 0 ? well * 0.7 : well * 0.5)
        return Surface(albedo: colour, gloss: 0.5, polish: 70)
    }
}
