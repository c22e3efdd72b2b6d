/// A toy tree: a round crown or a fir's three skirts on a trunk.
struct Tree: Shape {
    let fir: Bool
    let height: Float
    let crown: Float
    let leaf: Vector
    let bark: Vector
    let seed: Int32

    init(_ stylist: inout Stylist) {
        fir = stylist.random.chance(0.35)
        height = stylist.random.uniform(0.9, 1.35)
        crown = stylist.random.uniform(0.3, 0.42)
        let greens: [UInt32] = fir ? [0x3E6B48, 0x35604A, 0x4A7350] : [0x6E9A4B, 0x7FA650, 0x5C8A4A, 0xB98A3E]
        leaf = stylist.natural(greens, free: 0.05)
        bark = stylist.wood() * 0.6
        seed = stylist.seed()
    }

    var bounds: Box { Box([-crown - 0.06, 0, -crown - 0.06], [crown + 0.06, height + 0.06, crown + 0.06]) }

    func distance(_ p: Vector) -> Float {
        let trunk = Field.taperedCapsule(p, [0, 0, 0], [0, height * 0.6, 0], 0.055, 0.04)
        return min(trunk, foliage(p))
    }

    @inline(__always)
    private func foliage(_ p: Vector) -> Float {
        let r = length(p.x, p.z)
        if fir {
            var d: Float = 9
            for skirt in 0..<3 {
                let low = height * (0.25 + 0.22 * Float(skirt))
                let wide = crown * (1 - 0.24 * Float(skirt))
                let tall = height * 0.36
                let side = (r - wide * (1 - (p.y - low) / tall)) * tall / length(tall, wide)
                d = min(d, Field.meet(side, low - p.y, 0.04))
            }
            return d * 0.9
        }
        let y = height - crown
        let top = length(r, p.y - y) - crown * 0.9
        let one = Field.sphere(p - Vector(crown * 0.4, y - crown * 0.35, crown * 0.2), crown * 0.56)
        let two = Field.sphere(p - Vector(-crown * 0.42, y - crown * 0.3, crown * 0.1), crown * 0.52)
        return Field.blend(top, min(one, two), 0.08)
    }

    func surface(_ p: Vector) -> Surface {
        if foliage(p) > 0.012 { return .matte(bark) }
        let dapple = Noise.value(p * 13, seed: seed) * 0.6 + Noise.value(p * 5, seed: seed &+ 1) * 0.4
        return .matte(leaf * (0.72 + 0.5 * dapple))
    }
}
