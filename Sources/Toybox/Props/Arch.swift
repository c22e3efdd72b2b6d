/// Half a ring standing on its ends: a handle that belongs to nothing.
struct Arch: Shape {
    let major: Float
    let minor: Float
    let colour: Vector

    init(_ stylist: inout Stylist) {
        major = stylist.random.uniform(0.16, 0.22)
        minor = stylist.random.uniform(0.04, 0.06)
        colour = stylist.toy()
    }

    var bounds: Box { Box([-major - minor, 0, -minor], [major + minor, major + minor, minor]) }

    func distance(_ p: Vector) -> Float {
        max(Field.link(p, 0, major, minor), -p.y)
    }

    func surface(_ p: Vector) -> Surface {
        .glaze(colour)
    }
}
