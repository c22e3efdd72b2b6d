/// A wooden sail boat that sails towards +x.
struct SailBoat: Shape {
    let length: Float
    let beam: Float
    let mast: Float
    let hull: Vector
    let stripe: Vector
    let sail: Vector
    let jib: Vector
    let billow: Float
    let wooden: Bool
    let seed: Int32

    init(_ stylist: inout Stylist) {
        length = stylist.random.uniform(0.48, 0.56)
        beam = stylist.random.uniform(0.18, 0.23)
        mast = stylist.random.uniform(1.0, 1.15)
        wooden = stylist.random.chance(0.35)
        let pair = stylist.toys()
        hull = wooden ? stylist.wood() : pair.0
        stripe = stylist.random.chance(0.5) ? stylist.light() : pair.1
        sail = stylist.random.chance(0.65) ? stylist.light() : pair.1
        jib = stylist.random.chance(0.5) ? sail : pair.1
        billow = stylist.random.uniform(0.03, 0.1) * stylist.random.sign()
        seed = stylist.seed()
    }

    private static let deck: Float = 0.24

    var bounds: Box { Box([-length - 0.03, 0, -beam - 0.06], [length + 0.03, mast + 0.06, beam + 0.06]) }

    @inline(__always)
    private func hullDistance(_ p: Vector, _ scale: Float) -> Float {
        let l = length * scale
        let w = beam * scale
        let circle = (l * l + w * w) / (2 * w)
        let z = abs(p.z) + max(Self.deck - p.y, 0) * 0.55
        return Toybox.length(p.x, z + circle - w) - circle
    }

    func distance(_ p: Vector) -> Float {
        var body = Field.meet(hullDistance(p, 1), abs(p.y - Self.deck * 0.5) - Self.deck * 0.5, 0.04)
        let well = max(hullDistance(p, 0.84), Self.deck - 0.035 - p.y)
        body = Field.meet(body, -well, 0.012) * 0.85
        let pole = Field.taperedCapsule(p, [0.06, 0.15, 0], Vector(0.06, mast, 0), 0.022, 0.018)
        let boom = Field.taperedCapsule(p, [0.06, 0.33, 0], Vector(-0.42, 0.33, 0), 0.016, 0.014)
        var d = min(body, min(pole, boom))
        let reach = 1 - clamp((p.y - 0.3) / mast)
        let fill = billow * reach * Portable.sin(clamp((p.x + 0.45) * 2, 0, 1) * 3.1416)
        let main = Field.triangle(p.x, p.y, [0.03, 0.36], [0.03, mast - 0.06], [-0.4, 0.36])
        d = min(d, max(main, abs(p.z - fill) - 0.008) * 0.9)
        let front = Field.triangle(p.x, p.y, [0.1, 0.34], [0.1, mast - 0.16], [0.44, 0.3])
        let fillJib = billow * 0.8 * reach * Portable.sin(clamp((p.x - 0.1) * 3, 0, 1) * 3.1416)
        return min(d, max(front, abs(p.z - fillJib) - 0.008) * 0.9)
    }

    func surface(_ p: Vector) -> Surface {
        if p.y > Self.deck + 0.01 {
            if Toybox.length(p.x - 0.06, p.z) < 0.026 || (abs(p.y - 0.33) < 0.017 && p.x < 0.06) {
                return .wood([0.42, 0.25, 0.12])
            }
            let colour = p.x > 0.08 ? jib : sail
            return .matte(colour * (0.95 + 0.05 * Portable.sin(p.y * 40)))
        }
        if hullDistance(p, 0.86) < 0 && p.y > Self.deck - 0.06 {
            return .satin(Grain.shade([0.58, 0.37, 0.18], p, seed: seed))
        }
        if p.y > Self.deck - 0.075 && p.y < Self.deck - 0.03 { return .satin(stripe) }
        return wooden ? .satin(Grain.shade(hull, p, seed: seed)) : .lacquer(hull)
    }
}
