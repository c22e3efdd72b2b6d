/// What the scene stands on.
struct Floor: Sendable {
    enum Material: CaseIterable, Sendable {
        case planks, table, cloth, gingham, tile, grass, plaster, paper
        // Busy ones, for the hard set.
        case checker, confetti, zigzag
    }

    static let calm: [Material] = [
        .planks, .planks, .table, .table, .cloth, .gingham, .tile, .grass, .plaster, .paper, .paper,
    ]
    static let busy: [Material] = [.checker, .confetti, .zigzag, .gingham, .tile, .grass]

    let material: Material
    let base: Vector
    let second: Vector
    let third: Vector
    let cosine: Float
    let sine: Float
    let size: Float
    let seed: Int32

    init(_ material: Material, _ stylist: inout Stylist) {
        self.material = material
        let angle: Float
        switch material {
        case .planks, .table:
            base = stylist.wood()
            second = base * 0.45
            third = base
            angle = stylist.random.uniform(-0.5, 0.5) + (stylist.random.chance(0.4) ? 1.57 : 0)
            size = stylist.random.uniform(0.34, 0.6)
        case .grass:
            base = Colour.srgb(stylist.random.pick([0x6E8F3C, 0x5C8440, 0x7FA04B, 0x86943F]))
            second = base * Vector(0.45, 0.55, 0.4)
            third = base * Vector(1.5, 1.35, 1.1)
            angle = stylist.random.uniform(-0.2, 0.2)
            size = stylist.random.uniform(0.8, 1.2)
        case .checker, .confetti, .zigzag:
            let pair = stylist.toys()
            base = stylist.random.chance(0.5) ? stylist.light() : pair.0
            second = pair.1
            third = stylist.toy()
            angle = stylist.random.uniform(0, 3)
            size = stylist.random.uniform(0.16, 0.34)
        default:
            base = stylist.random.pick(stylist.palette.floors) * stylist.random.uniform(0.85, 1.12)
            second = stylist.random.chance(0.5) ? stylist.light() : base * 0.72
            third = stylist.toy()
            angle = stylist.random.uniform(0, 1.57)
            size = stylist.random.uniform(0.36, 0.6)
        }
        cosine = Portable.cos(angle)
        sine = Portable.sin(angle)
        seed = stylist.seed()
    }

    /// The average colour, for light that bounces off.
    var tone: Vector { material == .checker || material == .gingham ? mix(base, second, 0.5) : base }

    /// The material at a place; `footprint` is the width of a pixel there.
    func surface(_ x: Float, _ z: Float, footprint: Float) -> Surface {
        let u = x * cosine + z * sine
        let v = z * cosine - x * sine
        switch material {
        case .planks: return planks(u, v, footprint)
        case .table: return Surface(albedo: figure(u, v, base, seed, footprint), gloss: 0.12, polish: 20)
        case .cloth: return .matte(weave(u, v, base, footprint))
        case .gingham: return .matte(weave(u, v, gingham(u, v), footprint))
        case .tile: return tile(u, v, footprint)
        case .grass: return .matte(grass(x, z, footprint))
        case .plaster:
            let n = Noise.value(u * 3, v * 3, seed: seed) * 0.5 + Noise.value(u * 9, v * 9, seed: seed) * 0.3
            let fine = Noise.value(u * 40, v * 40, seed: seed) * fading(40, footprint)
            return .matte(base * (0.86 + 0.16 * n + 0.1 * fine))
        case .paper:
            let fine = Noise.value(u * 55, v * 55, seed: seed) * fading(55, footprint)
            return .matte(base * (0.98 + 0.04 * fine))
        case .checker:
            let even = (Int32(Portable.floor(u / size)) &+ Int32(Portable.floor(v / size))) & 1 == 0
            return .satin(even ? base : second)
        case .zigzag:
            let fold = abs(u / size - Portable.floor(u / size) - 0.5) * 1.4
            let band = v / (size * 0.6) + fold
            return .satin((Int32(Portable.floor(band)) & 1) == 0 ? base : second)
        case .confetti: return .matte(confetti(u, v))
        }
    }

    /// How much of a texture with that many features a unit survives at this pixel size.
    @inline(__always)
    private func fading(_ frequency: Float, _ footprint: Float) -> Float {
        clamp(1.5 - footprint * frequency * 1.5)
    }

    private func figure(_ u: Float, _ v: Float, _ colour: Vector, _ seed: Int32, _ footprint: Float) -> Vector {
        let wobble = Noise.value(u * 0.7, v * 2.4, seed: seed)
        let rings = v * 5 + wobble * 3.2
        let ring = rings - Portable.floor(rings)
        let late = smoothstep(0.3, 0.92, ring) * (1 - smoothstep(0.92, 1, ring))
        let fibre = Noise.value(u * 5, v * 70, seed: seed &+ 3) * fading(50, footprint)
        let pore = smoothstep(0.72, 0.95, Noise.value(u * 9, v * 120, seed: seed &+ 7)) * fading(80, footprint)
        let dark = 0.2 * late * (0.5 + wobble * 0.6) + 0.12 * fibre + 0.16 * pore
        return colour * (Vector(1.08, 1.08, 1.08) - dark * Vector(1, 1.2, 1.5))
    }

    private func planks(_ u: Float, _ v: Float, _ footprint: Float) -> Surface {
        let row = Portable.floor(v / size)
        let across = v - row * size
        let shifted = u + Noise.hash(Int32(row), seed) * 2.6
        let column = Portable.floor(shifted / 2.6)
        let along = shifted - column * 2.6
        let tint = Noise.hash(Int32(row), Int32(column), seed)
        let edge = min(min(across, size - across), min(along, 2.6 - along))
        let gap = 1 - smoothstep(0.004, 0.012 + footprint * 0.7, edge)
        let board = figure(u + tint * 31, v + tint * 7, base, seed &+ Int32(tint * 900), footprint)
        let colour = board * (0.84 + 0.3 * tint)
        return Surface(albedo: mix(colour, second * 0.5, gap * 0.8), gloss: 0.12, polish: 20)
    }

    private func gingham(_ u: Float, _ v: Float) -> Vector {
        let cell = size * 0.42
        let a: Float = (Int32(Portable.floor(u / cell)) & 1) == 0 ? 1 : 0
        let b: Float = (Int32(Portable.floor(v / cell)) & 1) == 0 ? 1 : 0
        return mix(Vector(0.82, 0.79, 0.72), mix(base, third, 0.6), (a + b) * 0.42)
    }

    private func weave(_ u: Float, _ v: Float, _ colour: Vector, _ footprint: Float) -> Vector {
        let f: Float = 34
        let a = Portable.sin(u * f * 3.1416)
        let b = Portable.sin(v * f * 3.1416)
        let over = a * b > 0 ? abs(a) : abs(b)
        let slub = Noise.value(u * 4, v * 46, seed: seed) * 0.5 + Noise.value(u * 46, v * 4, seed: seed &+ 5) * 0.5
        let thread = mix(0.6, over, fading(f * 0.8, footprint))
        let fold = Noise.value(u * 0.8, v * 0.8, seed: seed &+ 11)
        return colour * (0.74 + 0.2 * thread + 0.16 * slub * fading(30, footprint) + 0.1 * fold)
    }

    private func tile(_ u: Float, _ v: Float, _ footprint: Float) -> Surface {
        let i = Portable.floor(u / size)
        let j = Portable.floor(v / size)
        let a = u - i * size
        let b = v - j * size
        let edge = min(min(a, size - a), min(b, size - b))
        let grout = 1 - smoothstep(0.01, 0.016 + footprint * 0.6, edge)
        let hash = Noise.hash(Int32(i), Int32(j), seed)
        let even = (Int32(i) &+ Int32(j)) & 1 == 0 || seed & 1 == 0
        let cloud = Noise.value(u * 3 + hash * 50, v * 3, seed: seed)
        let colour = (even ? base : second) * (0.88 + 0.12 * hash + 0.1 * cloud)
        let joint = mix(base, Vector(0.6, 0.58, 0.54), 0.6) * 0.7
        return Surface(albedo: mix(colour, joint, grout), gloss: 0.45 * (1 - grout), polish: 60)
    }

    private func grass(_ x: Float, _ z: Float, _ footprint: Float) -> Vector {
        let patch = Noise.value(x * 1.1, z * 1.1, seed: seed)
        let lean = Noise.value(x * 5, z * 5, seed: seed &+ 2) * 0.1
        let a = Noise.value((x + lean) * 62 * size, z * 15, seed: seed &+ 3)
        let b = Noise.value((x - lean) * 38 * size, z * 11, seed: seed &+ 4)
        let keep = fading(26, footprint)
        let blades = mix(0.5, a * 0.6 + b * 0.4, keep)
        var colour = mix(second, base, smoothstep(0.22, 0.6, blades))
        colour = mix(colour, third, smoothstep(0.58, 0.85, blades) * 0.7)
        return colour * (0.8 + 0.4 * patch)
    }

    private func confetti(_ u: Float, _ v: Float) -> Vector {
        let cell = size * 0.7
        let i = Portable.floor(u / cell)
        let j = Portable.floor(v / cell)
        let a = Noise.hash(Int32(i), Int32(j), seed)
        let b = Noise.hash(Int32(i), Int32(j), seed &+ 1)
        let x = (u / cell - i - 0.3 - 0.4 * a)
        let y = (v / cell - j - 0.3 - 0.4 * b)
        if x * x + y * y > 0.05 + 0.06 * b { return base }
        return a < 0.5 ? second : third
    }
}
