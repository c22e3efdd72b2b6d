/// A cup: the mug's body without its handle.
struct Cup: Shape {
    let vessel: Vessel

    init(_ stylist: inout Stylist) {
        vessel = Vessel(&stylist)
    }

    var bounds: Box {
        let r = max(vessel.top, vessel.bottom) + vessel.wall
        return Box([-r, 0, -r], [r, vessel.height + vessel.wall, r])
    }

    func distance(_ p: Vector) -> Float {
        vessel.distance(p)
    }

    func surface(_ p: Vector) -> Surface {
        vessel.surface(p)
    }
}
