/// A teapot: a round body, a lid with a knob, a spout at +x and a handle at -x.
struct Teapot: Shape {
    let radii: Vector
    let middle: Float
    let lid: Float
    let spoutTip: Vector
    let hoop: Bool
    let glaze: Glaze
    let trim: Vector

    init(_ stylist: inout Stylist) {
        radii = Vector(stylist.random.uniform(0.38, 0.44), stylist.random.uniform(0.31, 0.39), 0)
        middle = radii.y + 0.02
        lid = stylist.random.uniform(0.19, 0.24)
        spoutTip = Vector(radii.x + stylist.random.uniform(0.24, 0.3), middle + stylist.random.uniform(0.2, 0.3), 0)
        hoop = stylist.random.chance(0.3)
        glaze = Glaze(&stylist)
        trim = stylist.random.chance(0.4) ? glaze.second : glaze.base
    }

    private var lidHeight: Float { middle + radii.y * 0.86 }

    var bounds: Box {
        let top = hoop ? middle + radii.y + 0.46 : lidHeight + 0.29
        return Box([-radii.x - 0.27, 0, -radii.x - 0.02], [spoutTip.x + 0.08, top, radii.x + 0.02])
    }

    func distance(_ p: Vector) -> Float {
        let body = Field.ellipsoid(p - Vector(0, middle, 0), Vector(radii.x, radii.y, radii.x))
        let foot = Field.roundedCylinder(p - Vector(0, 0.035, 0), radii.x * 0.58, 0.035, 0.02)
        var d = Field.blend(body, foot, 0.05)
        let root = Vector(radii.x * 0.62, middle - radii.y * 0.3, 0)
        let bend = Vector(mix(root.x, spoutTip.x, 0.62), mix(root.y, spoutTip.y, 0.42), 0)
        let spout = Field.blend(
            Field.taperedCapsule(p, root, bend, 0.13, 0.075), Field.taperedCapsule(p, bend, spoutTip, 0.075, 0.048),
            0.05)
        d = Field.blend(d, spout, 0.05)
        let rim = Field.roundedCylinder(p - Vector(0, lidHeight + 0.015, 0), lid, 0.02, 0.018)
        let dome = Field.ellipsoid(p - Vector(0, lidHeight + 0.02, 0), Vector(lid * 0.93, 0.1, lid * 0.93))
        let knob = Field.sphere(p - Vector(0, lidHeight + 0.185, 0), 0.06)
        d = min(d, Field.blend(min(rim, dome), knob, 0.04))
        if hoop {
            return min(d, max(hoopDistance(p), middle + radii.y * 0.3 - p.y))
        }
        let handle = Field.link(Vector(p.x + radii.x * 0.97, p.y - middle - 0.03, p.z * 0.85), 0.05, 0.19, 0.044)
        return Field.blend(d, max(handle, body - 0.5), 0.02)
    }

    @inline(__always)
    private func hoopDistance(_ p: Vector) -> Float {
        Field.link(p - Vector(0, middle + radii.y * 0.72, 0), 0.12, radii.x * 0.72, 0.034)
    }

    func surface(_ p: Vector) -> Surface {
        if length(p - spoutTip - Vector(0.02, 0.045, 0)) < 0.042 { return .matte(glaze.base * 0.12) }
        let body = Field.ellipsoid(p - Vector(0, middle, 0), Vector(radii.x, radii.y, radii.x))
        if hoop && hoopDistance(p) < 0.006 && body > 0 { return .wood([0.36, 0.2, 0.09]) }
        if p.y > lidHeight - 0.006 && length(p.x, p.z) < lid + 0.02 { return .glaze(trim) }
        if body > 0.03 && p.x < 0 { return .glaze(trim) }
        if body > 0.05 { return .glaze(glaze.base) }
        return .glaze(glaze.colour(p, height: middle * 2))
    }
}
