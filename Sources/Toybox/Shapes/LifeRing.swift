/// A life ring: a padded ring with four bands and a rope that hangs between them.
struct LifeRing: Shape {
    let major: Float
    let minor: Float
    let base: Vector
    let band: Vector
    let rope: Vector
    let roped: Bool
    let width: Float

    init(_ stylist: inout Stylist) {
        major = stylist.random.uniform(0.36, 0.42)
        minor = stylist.random.uniform(0.095, 0.125)
        let strong = stylist.natural([0xD9402F, 0xE4572E, 0x1F5FA0, 0xC8352B, 0xF07A24], free: 0.25)
        let pale = stylist.natural([0xF4EFE4, 0xFAF6EC, 0xEFE6D2], free: 0.03)
        let inverted = stylist.random.chance(0.4)
        base = inverted ? strong : pale
        band = inverted ? pale : strong
        rope = stylist.natural([0xE8D9B5, 0xF3EBDD, 0xD2B98A], free: 0)
        roped = stylist.random.chance(0.85)
        width = stylist.random.uniform(0.24, 0.36)
    }

    var bounds: Box {
        let r = major + minor + 0.1
        return Box([-r, 0, -r], [r, minor * 1.7, r])
    }

    func distance(_ p: Vector) -> Float {
        let y = p.y - minor * 0.82
        let r = length(p.x, p.z)
        let tube = length(r - major, y * 1.22) - minor
        let s = 1 / max(r, 0.02)
        let c = p.x * s
        let cosine4 = 1 - 8 * c * c * (1 - c * c)
        let raised = tube - 0.008 * smoothstep(1 - width * 1.1, 1 - width, cosine4)
        if !roped { return raised * 0.9 }
        // The rope touches the ring at the bands (angle 0, 90, ...) and stands off between them.
        let off = major + minor + 0.012 + 0.05 * (1 - cosine4) * 0.5
        let line = length(r - off, y) - 0.02
        return min(raised * 0.9, line * 0.9)
    }

    func surface(_ p: Vector) -> Surface {
        let r = length(p.x, p.z)
        let y = p.y - minor * 0.82
        if roped && length(r - major, y * 1.22) > minor + 0.014 {
            let twist = Portable.atan2(p.z, p.x) * 22 + y * 60
            return .matte(rope * (0.8 + 0.2 * Portable.sin(twist)))
        }
        let c = p.x / max(r, 0.02)
        let cosine4 = 1 - 8 * c * c * (1 - c * c)
        return .satin(cosine4 > 1 - width * 1.05 ? band : base)
    }
}
