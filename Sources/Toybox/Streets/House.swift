/// A toy house with a gabled roof; its front faces +z.
struct House: Shape {
    let half: Vector
    let roofRise: Float
    let wall: Vector
    let roof: Vector
    let frame: Vector
    let door: Vector
    let floors: Int
    let columns: Int
    let doorColumn: Int
    let seed: Int32

    init(_ stylist: inout Stylist) {
        floors = stylist.random.pick([1, 2, 2, 3])
        columns = 2 + stylist.random.index(below: 2)
        half = Vector(
            stylist.random.uniform(0.3, 0.36) * Float(columns), Float(floors) * 0.3 + 0.06,
            stylist.random.uniform(0.5, 0.7))
        roofRise = stylist.random.uniform(0.4, 0.62)
        let pair = stylist.toys()
        wall = stylist.random.chance(0.5) ? mix(pair.0, stylist.light(), 0.55) : stylist.light()
        roof = stylist.random.chance(0.6) ? Colour.srgb(stylist.random.pick([0xA8543A, 0x8C4A3C, 0x6E5A50])) : pair.1
        frame = stylist.light()
        door = stylist.toy()
        doorColumn = stylist.random.index(below: columns)
        seed = stylist.seed()
    }

    private var height: Float { 2 * half.y }
    private static let eaves: Float = 0.09

    var bounds: Box {
        let e = Self.eaves + 0.02
        return Box([-half.x - e, 0, -half.z - e], [half.x + e, height + roofRise + 0.05, half.z + e])
    }

    func distance(_ p: Vector) -> Float {
        let box = Field.roundedBox(p - Vector(0, half.y, 0), half, 0.02)
        // Two planes that meet in the ridge, a gable's width apart at the wall.
        let run = half.z + Self.eaves
        let slope = length(run, roofRise)
        let plane = ((abs(p.z) - run) * roofRise + (p.y - height) * run) / slope
        let under = (((abs(p.z) - run + 0.1) * roofRise + (p.y - height) * run) / slope)
        let tiles = max(max(plane, -under), max(abs(p.x) - half.x - Self.eaves * 0.8, height - 0.05 - p.y))
        let gable = max(max(under, abs(p.x) - half.x), height - 0.02 - p.y)
        return min(box, min(tiles, gable)) * 0.95
    }

    func surface(_ p: Vector) -> Surface {
        let run = half.z + Self.eaves
        let slope = length(run, roofRise)
        let under = ((abs(p.z) - run + 0.1) * roofRise + (p.y - height) * run) / slope
        if under > -0.012, p.y > height - 0.07, abs(p.z) > half.z + 0.012 || p.y > height + 0.005 {
            let row = (p.y - height) / 0.085
            let column = p.x / 0.12 + (Int32(Portable.floor(row)) & 1 == 0 ? 0.5 : 0)
            let tint = 0.84 + 0.22 * Noise.hash(Int32(Portable.floor(row)), Int32(Portable.floor(column)), seed)
            return .satin(roof * tint * (row - Portable.floor(row) < 0.16 ? 0.74 : 1))
        }
        if p.z > half.z - 0.015, p.y < height { return front(p) }
        return .matte(wall * (0.96 + 0.06 * Noise.value(p * 7, seed: seed)))
    }

    private func front(_ p: Vector) -> Surface {
        let plaster = wall * (0.96 + 0.06 * Noise.value(p * 7, seed: seed))
        if p.y < 0.07 { return .matte(plaster * 0.62) }
        let cell = 2 * half.x / Float(columns)
        let column = Int(Portable.floor((p.x + half.x) / cell))
        let x = p.x + half.x - (Float(column) + 0.5) * cell
        let floor = Int(Portable.floor((p.y - 0.06) / 0.6))
        let y = p.y - 0.06 - Float(floor) * 0.6
        if floor == 0, column == doorColumn {
            let gap = Field.roundedRectangle(x, y - 0.2, 0.12, 0.24, 0.03)
            if gap < 0 { return .lacquer(length(x - 0.075, y - 0.2) < 0.018 ? Vector(0.7, 0.6, 0.35) : door) }
            return gap < 0.028 ? .satin(frame) : .matte(plaster)
        }
        guard floor < floors else { return .matte(plaster) }
        let gap = Field.roundedRectangle(x, y - 0.3, 0.12, 0.15, 0.01)
        if gap < 0, abs(x) > 0.011, abs(y - 0.34) > 0.01 {
            let lit = Noise.hash(Int32(column), Int32(floor), seed) > 0.8
            return Surface(albedo: lit ? [0.5, 0.38, 0.17] : [0.09, 0.13, 0.17], gloss: 0.9, polish: 160)
        }
        if gap < 0.026 { return .satin(frame) }
        // A sill that catches the light.
        return abs(x) < 0.16 && y > 0.105 && y < 0.128 ? .satin(frame * 0.9) : .matte(plaster)
    }
}
