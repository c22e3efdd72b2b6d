/// A plain glazed sphere.
struct Sphere: Shape {
    let radius: Float
    let colour: Vector

    init(_ stylist: inout Stylist) {
        radius = stylist.random.uniform(0.12, 0.26)
        colour = stylist.toy()
    }

    var bounds: Box { Box([-radius, 0, -radius], [radius, 2 * radius, radius]) }

    func distance(_ p: Vector) -> Float {
        Field.sphere(p - Vector(0, radius, 0), radius)
    }

    func surface(_ p: Vector) -> Surface {
        .glaze(colour)
    }
}
