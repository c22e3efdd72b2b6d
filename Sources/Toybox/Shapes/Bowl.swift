/// A bowl: a hollow dome that opens upwards, on a foot.
struct Bowl: Shape {
    let radius: Float
    /// Height of the rim above the sphere's centre (negative: shallower than half a sphere).
    let cut: Float
    let wall: Float
    let glaze: Glaze
    let inside: Vector
    let wooden: Bool
    let seed: Int32

    init(_ stylist: inout Stylist) {
        radius = stylist.random.uniform(0.48, 0.56)
        cut = stylist.random.uniform(-0.2, 0.02)
        wall = stylist.random.uniform(0.022, 0.036)
        wooden = stylist.random.chance(0.2)
        seed = stylist.seed()
        glaze = Glaze(&stylist)
        inside = wooden ? stylist.wood() : (stylist.random.chance(0.6) ? stylist.light() : glaze.base)
    }

    private var middle: Float { radius + 0.05 }

    var bounds: Box {
        Box([-radius - wall, 0, -radius - wall], [radius + wall, middle + cut + wall, radius + wall])
    }

    func distance(_ p: Vector) -> Float {
        let x = length(p.x, p.z)
        let y = p.y - middle
        let w = (radius * radius - cut * cut).squareRoot()
        let shell = (y * w > cut * x ? length(x - w, y - cut) : abs(length(x, y) - radius)) - wall
        let foot = Field.roundedRectangle(x - radius * 0.36, p.y - 0.04, 0.035, 0.04, 0.015)
        return Field.blend(shell, foot, 0.04)
    }

    func surface(_ p: Vector) -> Surface {
        let inner = length(p - Vector(0, middle, 0)) < radius - wall * 0.2
        if wooden { return .satin(Grain.shade(inside, p, seed: seed)) }
        return .glaze(inner ? inside : glaze.colour(p, height: middle + cut))
    }
}
