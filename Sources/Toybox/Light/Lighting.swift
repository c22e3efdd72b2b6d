/// One soft key light, a fill from the other side, and light from all around.
struct Lighting: Sendable {
    /// Towards the key light.
    let key: Vector
    let keyColour: Vector
    /// Towards the fill light.
    let fill: Vector
    let fillColour: Vector
    /// Light from above and from the floor.
    let sky: Vector
    let ground: Vector
    /// Larger is harder: the reciprocal of the lamp's apparent half width.
    let sharpness: Float
    /// Two directions across the key light, for the mirror image of its soft box.
    let across: Vector
    let along: Vector

    init(_ stylist: inout Stylist, floorTone: Vector, wallTone: Vector) {
        let unusual = stylist.unusual
        let side = stylist.random.sign()
        let azimuth = side * stylist.random.uniform(unusual ? 0.2 : 0.35, unusual ? 2.7 : 1.9)
        let elevation = stylist.random.uniform(unusual ? 0.42 : 0.62, 1.15)
        let flat = Portable.cos(elevation)
        key = Vector(Portable.sin(azimuth) * flat, Portable.sin(elevation), Portable.cos(azimuth) * flat)
        let warmth = stylist.random.uniform(-1, 1)
        let warm = Vector(1.06, 1.0, 0.88)
        let cool = Vector(0.93, 0.99, 1.1)
        var tint = mix(cool, warm, warmth * 0.5 + 0.5)
        var strength = stylist.random.uniform(0.78, 0.98)
        var around = stylist.random.uniform(0.34, 0.46)
        if unusual && stylist.random.chance(0.4) {
            tint = mix(tint, stylist.toy() * 1.6 + 0.25, 0.5)
            around *= stylist.random.uniform(0.45, 0.9)
            strength *= stylist.random.uniform(0.7, 1.15)
        }
        keyColour = tint * strength
        fill = normalize(Vector(-side * 0.8, 0.45, 0.55))
        let opposite = mix(warm, cool, warmth * 0.5 + 0.5)
        fillColour = opposite * strength * stylist.random.uniform(0.1, 0.2)
        sky = mix(opposite, wallTone * 1.6, 0.3) * around
        ground = floorTone * tint * around * 0.85
        sharpness = stylist.random.uniform(unusual ? 3.5 : 4.5, unusual ? 24 : 12)
        across = normalize(cross(key, [0, 1, 0.1]))
        along = cross(across, key)
    }

    /// What a mirror would show in a direction.
    @inline(__always)
    func mirrored(_ direction: Vector, _ polish: Float) -> Vector {
        let horizon = smoothstep(-0.25, 0.4, direction.y)
        var light = mix(ground, sky * 1.15, horizon)
        if dot(direction, key) > 0 {
            // The soft box, blurred by how rough the surface is.
            let blur = 0.03 + 1.4 / (polish + 4)
            let u = abs(dot(direction, across))
            let v = abs(dot(direction, along))
            let box = (1 - smoothstep(0.2 - blur, 0.2 + blur, u)) * (1 - smoothstep(0.26 - blur, 0.26 + blur, v))
            light += keyColour * (box * 5.5 * min(1, polish / 90))
        }
        return light
    }
}
