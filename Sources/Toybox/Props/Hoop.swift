/// A plain curtain-like ring: the hole of a donut without the donut.
struct Hoop: Shape {
    let major: Float
    let minor: Float
    let colour: Vector

    init(_ stylist: inout Stylist) {
        major = stylist.random.uniform(0.15, 0.26)
        minor = stylist.random.uniform(0.03, 0.07)
        colour = stylist.random.chance(0.4) ? stylist.wood() : stylist.toy()
    }

    var bounds: Box {
        let r = major + minor
        return Box([-r, 0, -r], [r, 2 * minor, r])
    }

    func distance(_ p: Vector) -> Float {
        Field.torus(p - Vector(0, minor, 0), major, minor)
    }

    func surface(_ p: Vector) -> Surface {
        .lacquer(colour)
    }
}
