/// The decoration of pottery.
struct Glaze: Sendable {
    enum Pattern: Sendable { case plain, dipped, band, bands, dots, stripes }

    let pattern: Pattern
    let base: Vector
    let second: Vector
    let level: Float

    init(_ stylist: inout Stylist) {
        pattern = stylist.random.pick([.plain, .plain, .dipped, .band, .bands, .dots, .stripes])
        let pair = stylist.toys()
        let pale = stylist.random.chance(0.35)
        base = pale ? stylist.light() : pair.0
        second = pale || stylist.random.chance(0.3) ? pair.1 : stylist.light()
        level = stylist.random.uniform(0.35, 0.7)
    }

    func colour(_ p: Vector, height: Float) -> Vector {
        let y = p.y / height
        // The rim keeps one colour, as a brush leaves it.
        if y > 0.965 && pattern != .dipped { return base }
        switch pattern {
        case .plain:
            return base
        case .dipped:
            let wave = Noise.value(Portable.atan2(p.z, p.x) * 1.6 + 9, level * 40, seed: 5) * 0.1
            return y > level + wave ? second : base
        case .band:
            return abs(y - level) < 0.11 ? second : base
        case .bands:
            return abs(y - 0.3) < 0.05 || abs(y - 0.72) < 0.05 ? second : base
        case .dots:
            let row = Portable.floor(y * 4)
            let across = Portable.atan2(p.z, p.x) * 1.909_86 + row * 0.5
            let u = across - Portable.floor(across) - 0.5
            let v = y * 4 - row - 0.5
            return u * u + v * v < 0.075 ? second : base
        case .stripes:
            let across = Portable.atan2(p.z, p.x) * 2.228_17
            return across - Portable.floor(across) < 0.4 && y > 0.08 ? second : base
        }
    }
}
