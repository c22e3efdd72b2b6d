/// A mushroom: a stem under a spotted cap.
struct Mushroom: Shape {
    let stem: Float
    let height: Float
    let cap: Vector
    let capColour: Vector
    let spot: Vector
    let stemColour: Vector
    let spots: Float
    let seed: Int32

    init(_ stylist: inout Stylist) {
        stem = stylist.random.uniform(0.1, 0.15)
        height = stylist.random.uniform(0.36, 0.52)
        let r = stylist.random.uniform(0.36, 0.46)
        cap = Vector(r, stylist.random.uniform(0.26, 0.4), r)
        capColour = stylist.natural([0xC8352B, 0xB5322B, 0xD9583B, 0x9C5A32, 0xD98B2B], free: 0.25)
        spot = stylist.light()
        stemColour = stylist.natural([0xF1E6CF, 0xF6EEDD, 0xE5D3B0], free: 0.03)
        spots = stylist.random.uniform(0.3, 0.44)
        seed = stylist.seed()
    }

    var bounds: Box {
        Box([-cap.x - 0.02, 0, -cap.x - 0.02], [cap.x + 0.02, height + cap.y + 0.02, cap.x + 0.02])
    }

    func distance(_ p: Vector) -> Float {
        let stalk = Field.meet(
            Field.taperedCapsule(p, [0, 0.05, 0], Vector(0, height, 0), stem * 1.45, stem * 0.9), -p.y, 0.03)
        let q = p - Vector(0, height, 0)
        let r2 = q.x * q.x + q.z * q.z
        let dome = Field.ellipsoid(q, cap)
        // The underside rises towards the stem.
        let under = -q.y + 0.02 - 0.05 * (1 - clamp(r2 / (cap.x * cap.x)))
        let top = Field.meet(dome, under, 0.09)
        return Field.blend(stalk, top, 0.04) * 0.9
    }

    func surface(_ p: Vector) -> Surface {
        let q = p - Vector(0, height, 0)
        let r = length(q.x, q.z)
        if r < stem * 1.25 && q.y < 0.05 || p.y < height - 0.12 {
            return .satin(stemColour * (0.92 + 0.1 * Noise.value(Vector(p.x * 26, p.y * 3, p.z * 26), seed: seed)))
        }
        if q.y < 0.035 && Field.ellipsoid(q, cap) < -0.012 {
            let gills = Portable.sin(Portable.atan2(q.z, q.x) * 44)
            return .matte(stemColour * (0.8 + 0.12 * gills))
        }
        return isSpot(q) ? .satin(spot) : .lacquer(capColour)
    }

    /// Spots sit on a sunflower spiral over the dome, each with a size of its own.
    private func isSpot(_ q: Vector) -> Bool {
        let n = normalize(Vector(q.x / cap.x, max(q.y, 0) / cap.y, q.z / cap.z))
        var k: Int32 = 0
        while k < 14 {
            let y = 1 - (Float(k) + 0.4) / 14.5
            let r = (1 - y * y).squareRoot()
            let a = Float(k) * 2.399_963 + Float(seed & 63)
            let size = spots * (0.45 + 0.55 * Noise.hash(k, seed))
            let d = n - Vector(r * Portable.cos(a), y, r * Portable.sin(a))
            if dot(d, d) < size * size * 0.28 { return true }
            k += 1
        }
        return false
    }
}
