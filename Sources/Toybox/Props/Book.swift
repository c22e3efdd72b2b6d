/// A closed book lying flat, its spine at -x.
struct Book: Shape {
    let half: Vector
    let cover: Vector
    let accent: Vector

    init(_ stylist: inout Stylist) {
        half = Vector(
            stylist.random.uniform(0.24, 0.32), stylist.random.uniform(0.035, 0.07), stylist.random.uniform(0.3, 0.42))
        cover = stylist.toy() * 0.75
        accent = stylist.light()
    }

    var bounds: Box { Box([-half.x, 0, -half.z], [half.x, 2 * half.y, half.z]) }

    func distance(_ p: Vector) -> Float {
        let q = p - Vector(0, half.y, 0)
        let boards = Field.roundedBox(q, half, 0.012)
        let gap = Field.roundedBox(q - Vector(0.07, 0, 0), Vector(half.x + 0.04, half.y - 0.014, half.z + 0.1), 0.002)
        let pages = Field.roundedBox(q, Vector(half.x - 0.02, half.y - 0.01, half.z - 0.02), 0.004)
        return min(max(boards, -gap), pages)
    }

    func surface(_ p: Vector) -> Surface {
        let y = p.y - half.y
        if abs(y) < half.y - 0.012 && p.x > -half.x + 0.03 {
            return .matte([0.82, 0.77, 0.66] * (0.9 + 0.1 * Portable.sin(p.y * 500)))
        }
        if y > 0 && abs(p.x) < half.x * 0.62 && abs(p.z + half.z * 0.35) < half.z * 0.12 { return .satin(accent) }
        return .satin(cover)
    }
}
