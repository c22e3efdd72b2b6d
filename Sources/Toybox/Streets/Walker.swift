/// A toy person in mid-step, who walks towards +x.
struct Walker: Shape {
    let height: Float
    let stride: Float
    let coat: Vector
    let trousers: Vector
    let skin: Vector
    let hair: Vector
    let hat: Bool
    let skirt: Bool

    init(_ stylist: inout Stylist) {
        height = stylist.random.uniform(0.62, 0.78)
        stride = stylist.random.uniform(0.07, 0.13)
        let pair = stylist.toys()
        coat = pair.0
        trousers = stylist.random.chance(0.5) ? mix(pair.1, [0.05, 0.06, 0.09], 0.5) : Colour.srgb(0x39465C)
        skin = Colour.srgb(stylist.random.pick([0xF0C8A0, 0xD9A071, 0xA86E48, 0x6B4530]))
        hair = Colour.srgb(stylist.random.pick([0x2B2320, 0x5A3A22, 0xB08A4A, 0x8A8580, 0x7A3420]))
        hat = stylist.random.chance(0.3)
        skirt = stylist.random.chance(0.35)
    }

    var bounds: Box { Box([-0.24, 0, -0.2], [0.24, height + 0.03, 0.2]) }

    private var hip: Float { height * 0.42 }
    private var shoulder: Float { height * 0.72 }
    private var head: Float { height * 0.88 }

    func distance(_ p: Vector) -> Float {
        let legs = legs(p)
        let torso = Field.taperedCapsule(
            p, Vector(0, hip + 0.02, 0), Vector(0, shoulder - 0.02, 0), skirt ? 0.115 : 0.085, 0.08)
        let skull = Field.sphere(p - Vector(0, head, 0), height * 0.115)
        var d = min(Field.blend(torso, legs, 0.03), Field.blend(skull, torso, 0.01))
        d = min(d, arms(p))
        if hat { d = min(d, brim(p)) }
        return d * 0.95
    }

    @inline(__always)
    private func legs(_ p: Vector) -> Float {
        let q = Vector(p.x * (p.z < 0 ? 1 : -1), p.y, abs(p.z))
        return Field.taperedCapsule(q, Vector(0, hip, 0.045), Vector(stride, 0.035, 0.045), 0.05, 0.04)
    }

    @inline(__always)
    private func arms(_ p: Vector) -> Float {
        let q = Vector(p.x * (p.z < 0 ? -1 : 1), p.y, abs(p.z))
        return Field.taperedCapsule(
            q, Vector(0, shoulder - 0.02, 0.09), Vector(stride * 0.9, hip + 0.02, 0.125), 0.034, 0.028)
    }

    @inline(__always)
    private func brim(_ p: Vector) -> Float {
        Field.roundedCylinder(p - Vector(0, head + height * 0.05, 0), height * 0.16, 0.014, 0.01)
    }

    func surface(_ p: Vector) -> Surface {
        if p.y > head - height * 0.14, arms(p) > 0.01 {
            if hat, brim(p) < 0.006 || p.y > head + height * 0.05 { return .satin(trousers) }
            let crown = p.y - head > height * 0.035 - p.x * 0.35
            return .satin(crown ? hair : skin)
        }
        if arms(p) < 0.006 { return .satin(p.y < hip + 0.03 ? skin : coat * 0.92) }
        if p.y < 0.055 { return .satin([0.05, 0.045, 0.045]) }
        return .satin(p.y < hip - (skirt ? 0.08 : 0) ? trousers : coat)
    }
}
