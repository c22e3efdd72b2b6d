/// A toy brick with studs on its top.
struct Brick: Shape {
    let columns: Float
    let rows: Float
    let height: Float
    let colour: Vector

    private static let pitch: Float = 0.25

    init(_ stylist: inout Stylist) {
        columns = Float(2 + stylist.random.index(below: 3))
        rows = 2
        height = stylist.random.chance(0.8) ? 0.3 : 0.42
        colour = stylist.toy()
    }

    private var half: Vector { Vector(columns * Self.pitch * 0.5, height * 0.5, rows * Self.pitch * 0.5) }

    var bounds: Box {
        Box([-half.x, 0, -half.z], [half.x, height + 0.08, half.z])
    }

    func distance(_ p: Vector) -> Float {
        let box = Field.roundedBox(p - Vector(0, half.y, 0), half, 0.018)
        let x = clamp(Portable.floor(p.x / Self.pitch + columns * 0.5), 0, columns - 1) - columns * 0.5 + 0.5
        let z = clamp(Portable.floor(p.z / Self.pitch + rows * 0.5), 0, rows - 1) - rows * 0.5 + 0.5
        let q = Vector(p.x - x * Self.pitch, p.y - height - 0.02, p.z - z * Self.pitch)
        return min(box, Field.roundedCylinder(q, 0.078, 0.058, 0.014))
    }

    func surface(_ p: Vector) -> Surface {
        .lacquer(colour)
    }
}
