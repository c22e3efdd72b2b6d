/// A smooth stone.
struct Pebble: Shape {
    let radii: Vector
    let colour: Vector
    let seed: Int32

    init(_ stylist: inout Stylist) {
        radii = Vector(
            stylist.random.uniform(0.12, 0.2), stylist.random.uniform(0.06, 0.11), stylist.random.uniform(0.1, 0.15))
        colour = Colour.srgb(stylist.random.pick([0x8C8983, 0xA8A296, 0x6E6F72, 0xBDB5A6, 0x7C7468]))
        seed = stylist.seed()
    }

    var bounds: Box { Box([-radii.x, 0, -radii.z], [radii.x, 2 * radii.y, radii.z]) }

    func distance(_ p: Vector) -> Float {
        Field.ellipsoid(p - Vector(0, radii.y, 0), radii)
    }

    func surface(_ p: Vector) -> Surface {
        .wood(colour * (0.75 + 0.5 * Noise.value(p * 30, seed: seed)))
    }
}
