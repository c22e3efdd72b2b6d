/// The turned body that mug and cup share: a round wall on a round base, open at the top.
struct Vessel: Sendable {
    let bottom: Float
    let top: Float
    let height: Float
    let wall: Float
    let glaze: Glaze
    let inside: Vector

    init(_ stylist: inout Stylist) {
        bottom = stylist.random.uniform(0.27, 0.37)
        top = bottom + stylist.random.uniform(-0.01, 0.1)
        height = stylist.random.uniform(0.66, 0.92)
        wall = stylist.random.uniform(0.026, 0.038)
        glaze = Glaze(&stylist)
        inside = stylist.random.chance(0.65) ? stylist.light() : glaze.base
    }

    /// Radius of the wall's middle at a height.
    @inline(__always)
    func radius(_ y: Float) -> Float {
        mix(bottom, top, clamp(y / height))
    }

    @inline(__always)
    func distance(_ p: Vector) -> Float {
        let r = length(p.x, p.z)
        let base = Field.segment(r, p.y, 0, wall, bottom - 0.03, wall)
        let side = Field.segment(r, p.y, bottom, wall + 0.02, top, height)
        return Field.blend(base, side, 0.06) - wall
    }

    func surface(_ p: Vector) -> Surface {
        let r = length(p.x, p.z)
        if r < radius(p.y) - wall * 0.2 && p.y > wall { return .glaze(inside) }
        return .glaze(glaze.colour(p, height: height))
    }
}
