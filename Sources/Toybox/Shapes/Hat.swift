/// A hat: a crown on a brim, with a ribbon.
struct Hat: Shape {
    let crown: Float
    let height: Float
    let taper: Float
    let brim: Float
    let curl: Float
    let dent: Float
    let domed: Bool
    let straw: Bool
    let felt: Vector
    let ribbon: Vector
    let seed: Int32

    init(_ stylist: inout Stylist) {
        let kind = stylist.random.index(below: 4)
        crown = stylist.random.uniform(0.29, 0.34)
        height = kind == 1 ? stylist.random.uniform(0.5, 0.62) : stylist.random.uniform(0.3, 0.4)
        taper = kind == 1 ? -0.02 : stylist.random.uniform(0.02, 0.07)
        brim = crown + stylist.random.uniform(0.17, 0.27)
        curl = kind == 3 ? 0 : stylist.random.uniform(0.08, 0.3)
        dent = kind == 0 ? stylist.random.uniform(0.06, 0.1) : 0
        domed = kind == 2
        straw = kind == 3 || stylist.random.chance(0.15)
        felt =
            straw
            ? stylist.natural([0xE2C385, 0xD8B26A, 0xEBD3A0], free: 0.05)
            : stylist.natural([0x5A4636, 0x2F3540, 0x7D6A55, 0x8A3B3B, 0x3F5A4A, 0xB0A08A], free: 0.5)
        ribbon =
            stylist.random.chance(0.6)
            ? stylist.toy() : (stylist.random.chance(0.5) ? [0.03, 0.03, 0.04] : stylist.light())
        seed = stylist.seed()
    }

    var bounds: Box {
        Box([-brim - 0.03, -0.01, -brim - 0.03], [brim + 0.03, height + 0.06 + (domed ? 0.05 : 0), brim + 0.03])
    }

    func distance(_ p: Vector) -> Float {
        // Slightly longer than wide, as heads are.
        let r = length(p.x * 0.94, p.z * 1.04)
        let lift = curl * smoothstep(crown, brim, r) * (p.z * p.z * 1.6 - p.x * p.x * 0.1)
        let plate = Field.roundedRectangle(r, p.y - 0.03 - lift, brim, 0.02, 0.02)
        var top: Float
        if domed {
            top = Field.meet(Field.ellipsoid(Vector(r, p.y - 0.03, 0), Vector(crown, height + 0.04, crown)), -p.y, 0.02)
        } else {
            let side = r - crown + taper * p.y / height
            top = Field.meet(Field.meet(side, p.y - height, 0.13), -p.y, 0.02)
            if dent > 0 {
                let crease = Field.ellipsoid(p - Vector(0, height + 0.03, 0), Vector(0.34, dent + 0.02, 0.1))
                top = Field.meet(top, -crease, 0.08)
            }
        }
        return Field.blend(plate, top, 0.06) * 0.85
    }

    func surface(_ p: Vector) -> Surface {
        let r = length(p.x * 0.94, p.z * 1.04)
        if r < crown + 0.035 && p.y > 0.065 && p.y < 0.155 { return .satin(ribbon) }
        var colour = felt
        if straw {
            let angle = Portable.atan2(p.z, p.x)
            let weave = Portable.sin(angle * 60) * Portable.sin((p.y > 0.07 ? p.y : r) * 110)
            colour = felt * (0.92 + 0.14 * weave)
        } else {
            colour = felt * (0.9 + 0.2 * Noise.value(p * 45, seed: seed))
        }
        return .matte(colour)
    }
}
