/// A turned peg: a cylinder or, half the time, a cone.
struct Peg: Shape {
    let radius: Float
    let height: Float
    let taper: Float
    let colours: Trio

    init(_ stylist: inout Stylist) {
        radius = stylist.random.uniform(0.1, 0.16)
        height = stylist.random.uniform(0.22, 0.5)
        taper = stylist.random.chance(0.5) ? 0.75 : 0
        let pair = stylist.toys()
        colours = Trio(pair.0, stylist.light(), pair.1)
    }

    var bounds: Box { Box([-radius, 0, -radius], [radius, height, radius]) }

    func distance(_ p: Vector) -> Float {
        let side = length(p.x, p.z) - radius * (1 - taper * p.y / height)
        return Field.meet(side * 0.93, abs(p.y - height * 0.5) - height * 0.5, 0.03)
    }

    func surface(_ p: Vector) -> Surface {
        let level = p.y / height
        return .lacquer(level > 0.4 && level < 0.65 ? colours.second : colours.first)
    }
}
