/// A toy car that drives towards +x.
struct ToyCar: Shape {
    enum Kind: Sendable { case saloon, van, pickup }

    let kind: Kind
    let paint: Vector
    let roof: Vector
    let tyre: Vector
    let hub: Vector
    let wooden: Bool
    let seed: Int32

    init(_ stylist: inout Stylist) {
        kind = stylist.random.pick([.saloon, .saloon, .van, .pickup])
        wooden = stylist.random.chance(0.25)
        let pair = stylist.toys()
        paint = wooden ? stylist.wood() : pair.0
        roof = stylist.random.chance(0.3) ? stylist.light() : (wooden ? paint : pair.0)
        tyre = wooden && stylist.random.chance(0.6) ? stylist.wood() * 0.6 : [0.035, 0.035, 0.04]
        hub = stylist.random.chance(0.5) ? stylist.light() : pair.1
        seed = stylist.seed()
    }

    var bounds: Box { Box([-0.58, 0, -0.31], [0.6, kind == .van ? 0.68 : 0.61, 0.31]) }

    private static let wheel = Vector(0.34, 0.135, 0.245)

    @inline(__always)
    private func cabin(_ p: Vector) -> Float {
        switch kind {
        case .saloon:
            let lean = 1 + max(p.y - 0.34, 0) * 1.0
            return Field.roundedBox(
                Vector((p.x + 0.05) * lean, p.y - 0.42, p.z * (1 + max(p.y - 0.34, 0) * 0.4)), [0.36, 0.175, 0.235],
                0.08)
        case .van:
            let lean = p.x > 0 ? 1 + max(p.y - 0.34, 0) * 0.5 : 1
            return Field.roundedBox(Vector((p.x + 0.06) * lean, p.y - 0.43, p.z), [0.47, 0.23, 0.245], 0.08)
        case .pickup:
            let lean = 1 + max(p.y - 0.34, 0) * 0.5
            return Field.roundedBox(Vector((p.x - 0.1) * lean, p.y - 0.42, p.z), [0.2, 0.175, 0.235], 0.07)
        }
    }

    func distance(_ p: Vector) -> Float {
        let hull = Field.roundedBox(p - Vector(0, 0.24, 0), [0.56, 0.125, 0.26], 0.085)
        var d = Field.blend(hull, cabin(p), 0.05)
        if kind == .pickup {
            d = Field.meet(d, -Field.roundedBox(p - Vector(-0.32, 0.38, 0), [0.17, 0.13, 0.2], 0.03), 0.02)
        }
        let w = Vector(abs(p.x), p.y, abs(p.z)) - Self.wheel
        let arch = length(w.x, w.y) - 0.165
        d = Field.meet(d, -max(arch, 0.15 - abs(p.z)), 0.02)
        let disc = length(w.x, w.y)
        var tread = Field.roundedRectangle(disc, w.z, 0.135, 0.055, 0.03)
        tread = max(tread, -Field.roundedRectangle(disc, w.z - 0.06, 0.085, 0.025, 0.01))
        d = min(d, tread)
        let lamp = Vector(p.x - 0.55, p.y - 0.25, abs(p.z) - 0.17)
        return min(d, Field.ellipsoid(lamp, [0.03, 0.05, 0.05])) * 0.85
    }

    func surface(_ p: Vector) -> Surface {
        let w = Vector(abs(p.x), p.y, abs(p.z)) - Self.wheel
        let disc = length(w.x, w.y)
        if disc < 0.142 && w.z > -0.065 { return disc < 0.088 ? .satin(hub) : .matte(tyre) }
        if length(Vector(p.x - 0.55, p.y - 0.25, abs(p.z) - 0.17)) < 0.06 && p.x > 0.545 {
            return .lacquer([0.95, 0.86, 0.6])
        }
        if isGlass(p) { return Surface(albedo: [0.07, 0.11, 0.14], gloss: 1, polish: 200) }
        if p.y < 0.16 || (abs(p.x) > 0.53 && p.y < 0.2) { return .satin([0.1, 0.1, 0.1]) }
        let colour = p.y > 0.555 && kind != .van || kind == .van && p.y > 0.6 ? roof : paint
        return wooden ? .satin(Grain.shade(colour, p, seed: seed)) : .lacquer(colour)
    }

    private func isGlass(_ p: Vector) -> Bool {
        let top: Float = kind == .van ? 0.58 : 0.55
        guard p.y > 0.405 && p.y < top else { return false }
        let front: Float
        let back: Float
        switch kind {
        case .saloon: (front, back) = (0.31 - (p.y - 0.34) * 0.95, -0.41 + (p.y - 0.34) * 0.95)
        case .van: (front, back) = (0.36, -0.48)
        case .pickup: (front, back) = (0.28, -0.08)
        }
        if p.x > front - 0.055 || p.x < back + 0.055 { return abs(p.z) < 0.185 && (kind != .van || p.x > 0) }
        let middle = kind == .pickup ? -9 : (kind == .van ? Float(0.1) : -0.05)
        if kind == .van && p.x < -0.2 { return false }
        return abs(p.x - middle) > 0.025 && abs(p.z) > 0.17 && p.x < front - 0.08 && p.x > back + 0.08
    }
}
