/// A wooden bead with a hole along x.
struct Bead: Shape {
    let radius: Float
    let colour: Vector

    init(_ stylist: inout Stylist) {
        radius = stylist.random.uniform(0.08, 0.12)
        colour = stylist.random.chance(0.5) ? stylist.wood() : stylist.toy()
    }

    var bounds: Box { Box([-radius, 0, -radius], [radius, 2 * radius, radius]) }

    func distance(_ p: Vector) -> Float {
        let q = p - Vector(0, radius, 0)
        return Field.meet(Field.sphere(q, radius), radius * 0.32 - length(q.y, q.z), 0.012)
    }

    func surface(_ p: Vector) -> Surface {
        length(p.y - radius, p.z) < radius * 0.33 ? .matte(colour * 0.4) : .satin(colour)
    }
}
