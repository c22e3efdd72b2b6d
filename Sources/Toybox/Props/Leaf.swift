/// A fallen leaf, slightly bent, its tip towards +x.
struct Leaf: Shape {
    let half: Float
    let colour: Vector

    init(_ stylist: inout Stylist) {
        half = stylist.random.uniform(0.13, 0.2)
        colour = Colour.srgb(stylist.random.pick([0x6B8E4E, 0x8FA35A, 0xC58B3A, 0xB5613A, 0x557A46]))
    }

    var bounds: Box { Box([-half - 0.08, 0, -half * 0.6], [half, 0.09, half * 0.6]) }

    func distance(_ p: Vector) -> Float {
        let bend = p.y - 0.012 - p.x * p.x * 1.1 - abs(p.z) * 0.16
        let w = half * 0.5
        let circle = (half * half + w * w) / (2 * w)
        let plan = length(p.x, abs(p.z) + circle - w) - circle
        let blade = max(plan, abs(bend) - 0.008) * 0.8
        let stem = Field.taperedCapsule(p, Vector(-half - 0.06, 0.015, 0), Vector(-half * 0.8, 0.025, 0), 0.007, 0.009)
        return min(blade, stem)
    }

    func surface(_ p: Vector) -> Surface {
        let vein = abs(p.z) < 0.006 ? Float(1) : smoothstep(0.9, 1, Portable.sin((p.x - abs(p.z) * 0.9) * 75)) * 0.5
        return .satin(colour * (1 - 0.3 * vein))
    }
}
