/// A plain wooden building block.
struct Block: Shape {
    let half: Vector
    let colour: Vector
    let painted: Bool
    let seed: Int32

    init(_ stylist: inout Stylist) {
        half = Vector(
            stylist.random.uniform(0.09, 0.2), stylist.random.uniform(0.07, 0.12), stylist.random.uniform(0.08, 0.12))
        painted = stylist.random.chance(0.3)
        colour = painted ? stylist.toy() : stylist.wood()
        seed = stylist.seed()
    }

    var bounds: Box { Box([-half.x, 0, -half.z], [half.x, 2 * half.y, half.z]) }

    func distance(_ p: Vector) -> Float {
        Field.roundedBox(p - Vector(0, half.y, 0), half, 0.018)
    }

    func surface(_ p: Vector) -> Surface {
        painted ? .satin(colour) : .wood(Grain.shade(colour, p * 1.6, seed: seed))
    }
}
