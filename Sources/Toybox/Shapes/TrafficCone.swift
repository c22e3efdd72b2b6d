/// A traffic cone: a striped cone on a square plate.
struct TrafficCone: Shape {
    let height: Float
    let bottom: Float
    let plate: Float
    let body: Vector
    let stripe: Vector
    let base: Vector
    let stripes: Int

    init(_ stylist: inout Stylist) {
        height = stylist.random.uniform(0.85, 1.0)
        bottom = stylist.random.uniform(0.25, 0.3)
        plate = bottom + stylist.random.uniform(0.07, 0.11)
        body = stylist.natural([0xE8601C, 0xF06A1E, 0xE2501F, 0xF08030], free: 0.25)
        stripe = stylist.natural([0xF6F2E8, 0xFBF8F0, 0xEDE6D6], free: 0.03)
        base = stylist.random.chance(0.55) ? body : [0.06, 0.06, 0.065]
        stripes = 1 + stylist.random.index(below: 2)
    }

    private static let tip: Float = 0.05

    var bounds: Box { Box([-plate, 0, -plate], [plate, height + 0.01, plate]) }

    func distance(_ p: Vector) -> Float {
        let r = length(p.x, p.z)
        let slope = (bottom - Self.tip) / height
        let side = (r - bottom + slope * (p.y - 0.05)) / (1 + slope * slope).squareRoot()
        var cone = Field.meet(side, p.y - height, 0.025)
        cone = max(cone, 0.02 - p.y)
        let hole = max(r - 0.028, height - 0.1 - p.y)
        cone = max(cone, -hole)
        let slab = Field.roundedBox(p - Vector(0, 0.035, 0), Vector(plate, 0.035, plate), 0.025)
        return Field.blend(cone, slab, 0.03)
    }

    func surface(_ p: Vector) -> Surface {
        let y = p.y / height
        if p.y < 0.075 { return .satin(base) }
        if length(p.x, p.z) < 0.034 && p.y < height - 0.004 { return .matte(body * 0.15) }
        let striped = stripes == 1 ? (y > 0.42 && y < 0.68) : ((y > 0.3 && y < 0.47) || (y > 0.62 && y < 0.78))
        return .satin(striped ? stripe : body)
    }
}
