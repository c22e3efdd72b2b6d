/// A rubber duck that looks towards +x.
struct RubberDuck: Shape {
    let head: Vector
    let headRadius: Float
    let body: Vector
    let beak: Vector
    let feather: Vector

    init(_ stylist: inout Stylist) {
        headRadius = stylist.random.uniform(0.21, 0.25)
        body = Vector(
            stylist.random.uniform(0.4, 0.45), stylist.random.uniform(0.25, 0.29), stylist.random.uniform(0.3, 0.35))
        head = Vector(stylist.random.uniform(0.16, 0.22), body.y * 1.85 + headRadius * 0.75, 0)
        feather = stylist.natural([0xF4C430, 0xF6CF3C, 0xF2B92A, 0xF7D65A], free: 0.25)
        beak = stylist.natural([0xE8702A, 0xE25822, 0xD9552B], free: 0.05)
    }

    var bounds: Box {
        Box([-0.6, 0, -body.z - 0.06], [head.x + headRadius + 0.2, head.y + headRadius + 0.01, body.z + 0.06])
    }

    private var beakCenter: Vector { head + Vector(headRadius + 0.02, -0.045, 0) }
    private var eyeCenter: Vector { head + Vector(0.66, 0.3, 0.66) * headRadius }

    func distance(_ p: Vector) -> Float {
        let m = Vector(p.x, p.y, abs(p.z))
        let belly = Field.ellipsoid(p - Vector(-0.04, body.y, 0), body)
        let tail = Field.taperedCapsule(p, Vector(-0.26, body.y + 0.06, 0), Vector(-0.5, body.y + 0.24, 0), 0.15, 0.045)
        var d = Field.blend(belly, tail, 0.14)
        let skull = Field.sphere(p - head, headRadius)
        d = Field.blend(d, skull, 0.09)
        let wing = Field.ellipsoid(
            Vector(m.x + 0.1 + m.y * 0.25 - body.y * 0.25, m.y - body.y - 0.05, m.z - body.z * 0.93),
            [0.23, 0.13, 0.075])
        d = Field.blend(d, wing, 0.025)
        d = Field.meet(d, -p.y, 0.04)
        let q = p - beakCenter
        let upper = Field.ellipsoid(q - Vector(0, 0.012 + q.x * 0.25, 0), [0.14, 0.032, 0.11])
        let lower = Field.ellipsoid(q - Vector(-0.01, -0.035 - q.x * 0.1, 0), [0.105, 0.03, 0.085])
        d = min(d, min(upper, lower) * 0.9)
        return min(d, Field.sphere(m - eyeCenter, 0.047)) * 0.92
    }

    func surface(_ p: Vector) -> Surface {
        let m = Vector(p.x, p.y, abs(p.z))
        let eye = m - eyeCenter
        if length(eye) < 0.05 {
            return dot(eye, [0.5, 0.3, 0.6]) > 0.03 && length(eye - Vector(0.012, 0.02, 0.03)) < 0.018
                ? .lacquer([0.9, 0.9, 0.9]) : .glaze([0.02, 0.02, 0.02])
        }
        let q = p - beakCenter
        if length(p - head) > headRadius + 0.006 && q.x > -0.1 && abs(q.y) < 0.1 && abs(q.z) < 0.125 {
            return .lacquer(beak)
        }
        return .lacquer(feather)
    }
}
