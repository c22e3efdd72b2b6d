/// A mug: a vessel with a handle on its +x side.
struct Mug: Shape {
    let vessel: Vessel
    let handle: Vector
    let reach: Float
    let rise: Float
    let thickness: Float
    let handleColour: Vector

    init(_ stylist: inout Stylist) {
        vessel = Vessel(&stylist)
        rise = stylist.random.uniform(0.03, 0.1)
        reach = stylist.random.uniform(0.17, 0.21)
        thickness = stylist.random.uniform(0.042, 0.058)
        let y = vessel.height * stylist.random.uniform(0.5, 0.58)
        handle = Vector(vessel.radius(y) + 0.015, y, 0)
        handleColour = stylist.random.chance(0.25) ? stylist.light() : vessel.glaze.base
    }

    var bounds: Box {
        let r = max(vessel.top, vessel.bottom) + vessel.wall
        return Box([-r, 0, -r], [handle.x + reach + thickness, vessel.height + vessel.wall, r])
    }

    /// A point that a viewer must see to know a mug from a cup.
    var telltale: Vector { [handle.x + reach, handle.y, 0] }

    func distance(_ p: Vector) -> Float {
        let body = vessel.distance(p)
        let ear = Field.link(Vector(p.x - handle.x, p.y - handle.y, p.z * 0.8), rise, reach, thickness)
        let hollow = vessel.radius(p.y) - length(p.x, p.z)
        return Field.blend(body, max(ear, hollow), 0.03)
    }

    func surface(_ p: Vector) -> Surface {
        length(p.x, p.z) > vessel.radius(p.y) + vessel.wall * 1.3 ? .glaze(handleColour) : vessel.surface(p)
    }
}
