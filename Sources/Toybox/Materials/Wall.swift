/// What stands behind the scene.
struct Wall: Sendable {
    enum Material: CaseIterable, Sendable {
        case plain, skirting, wainscot, stripes, dots, tiles
        /// Open air above the horizon.
        case sky
        /// The floor's own material, rolled up in a soft curve.
        case cove
        // Busy ones, for the hard set.
        case checker, blobs, rays
    }

    static let calm: [Material] = [.plain, .plain, .skirting, .skirting, .wainscot, .stripes, .dots, .tiles]
    static let busy: [Material] = [.checker, .blobs, .rays, .stripes, .dots]

    let material: Material
    let base: Vector
    let second: Vector
    let third: Vector
    /// The wall's normal, pointing into the room, and its distance from the world's origin.
    let normal: Vector
    let distance: Float
    let size: Float
    let seed: Int32

    init(_ material: Material, distance: Float, yaw: Float, _ stylist: inout Stylist) {
        self.material = material
        self.distance = distance
        normal = Vector(Portable.sin(yaw), 0, Portable.cos(yaw))
        base = stylist.random.pick(stylist.palette.walls) * stylist.random.uniform(0.88, 1.08)
        switch material {
        case .checker, .blobs, .rays:
            let pair = stylist.toys()
            second = pair.0
            third = pair.1
        case .skirting, .wainscot:
            second = stylist.light() * 0.92
            third = base
        default:
            second = mix(base, stylist.light(), 0.45)
            third = mix(base, stylist.toy(), 0.35)
        }
        size = stylist.random.uniform(0.75, 1.3)
        seed = stylist.seed()
    }

    /// Distance along a ray to the wall, or a huge number.
    @inline(__always)
    func hit(_ ray: Ray) -> Float {
        let slope = dot(ray.direction, normal)
        if slope > -1e-4 { return 1e9 }
        return (-distance - dot(ray.origin, normal)) / slope
    }

    /// The material at a point of the wall.
    func surface(_ p: Vector, footprint: Float) -> Surface {
        let u = p.x * normal.z - p.z * normal.x
        let v = p.y
        let fine = 0.97 + 0.06 * Noise.value(u * 5, v * 5, seed: seed)
        switch material {
        case .plain, .sky, .cove:
            return .matte(base * fine)
        case .skirting:
            if v < 0.34 * size {
                let profile: Float = v > 0.3 * size ? 0.82 : (v > 0.27 * size ? 1.06 : 1)
                return .satin(second * profile)
            }
            return .matte(base * fine)
        case .wainscot:
            let rail = 1.25 * size
            if v > rail { return .matte(base * fine) }
            if v > rail - 0.1 { return .satin(second * (v > rail - 0.025 ? 0.85 : 1.04)) }
            let board = u / 0.42
            let groove = abs(board - Portable.floor(board) - 0.5) > 0.475
            return .satin(second * (groove ? 0.75 : 0.97))
        case .stripes:
            let band = u / (0.34 * size)
            return .matte((Int32(Portable.floor(band)) & 1 == 0 ? base : second) * fine)
        case .dots:
            let cell = 0.42 * size
            let row = Portable.floor(v / cell)
            let x = u / cell + (Int32(row) & 1 == 0 ? 0.5 : 0)
            let a = x - Portable.floor(x) - 0.5
            let b = v / cell - row - 0.5
            return .matte((a * a + b * b < 0.045 ? third : base) * fine)
        case .tiles:
            let cell = 0.5 * size
            let row = Portable.floor(v / (cell * 0.5))
            let x = u / cell + (Int32(row) & 1 == 0 ? 0.5 : 0)
            let a = (x - Portable.floor(x)) * cell
            let b = v - row * cell * 0.5
            let edge = min(min(a, cell - a), min(b, cell * 0.5 - b))
            let joint = 1 - smoothstep(0.008, 0.014 + footprint * 0.6, edge)
            let tint = 0.93 + 0.1 * Noise.hash(Int32(Portable.floor(x)), Int32(row), seed)
            return Surface(albedo: mix(base * tint, base * 0.72, joint), gloss: 0.3 * (1 - joint), polish: 50)
        case .checker:
            let cell = 0.42 * size
            let even = (Int32(Portable.floor(u / cell)) &+ Int32(Portable.floor(v / cell))) & 1 == 0
            return .matte(even ? second : third)
        case .blobs:
            let n = Noise.value(u * 2.3 / size, v * 2.3 / size, seed: seed)
            return .matte(n > 0.62 ? second : (n < 0.36 ? third : base))
        case .rays:
            let turn = Portable.atan2(v - 0.9, u) * 3.82
            return .matte(Int32(Portable.floor(turn)) & 1 == 0 ? second : mix(base, third, 0.4))
        }
    }
}
