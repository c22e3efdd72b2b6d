/// A beach ball with coloured panels and two caps.
struct Ball: Shape {
    let radius: Float
    let panels: Float
    let colours: Trio
    let pale: Vector
    let banded: Bool

    init(_ stylist: inout Stylist) {
        radius = stylist.random.uniform(0.4, 0.46)
        panels = stylist.random.chance(0.6) ? 6 : 8
        let pair = stylist.toys()
        colours = Trio(pair.0, pair.1, stylist.random.chance(0.5) ? pair.0 : stylist.toy())
        pale = stylist.light()
        banded = stylist.random.chance(0.15)
    }

    var bounds: Box { Box([-radius, 0, -radius], [radius, 2 * radius, radius]) }

    func distance(_ p: Vector) -> Float {
        Field.sphere(p - Vector(0, radius, 0), radius)
    }

    func surface(_ p: Vector) -> Surface {
        let n = (p - Vector(0, radius, 0)) / radius
        if abs(n.y) > 0.955 { return .lacquer(colours.first) }
        if banded {
            if abs(n.y) < 0.3 { return .lacquer(abs(n.y) < 0.24 ? colours.first : pale) }
            return .lacquer(colours.second)
        }
        let turn = (Portable.atan2(n.z, n.x) + 3.141_593) * 0.159_155 * panels
        let panel = Int(turn)
        return .lacquer(panel % 2 == 0 ? pale : colours[(panel / 2) % 3])
    }
}
