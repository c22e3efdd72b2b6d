/// A six-sided pencil lying along x.
struct Pencil: Shape {
    let half: Float
    let colour: Vector
    let lead: Vector

    init(_ stylist: inout Stylist) {
        half = stylist.random.uniform(0.3, 0.45)
        colour = stylist.toy()
        lead = stylist.random.chance(0.5) ? colour * 0.8 : [0.04, 0.04, 0.045]
    }

    private static let radius: Float = 0.036

    var bounds: Box { Box([-half, 0, -0.045], [half, 0.085, 0.045]) }

    func distance(_ p: Vector) -> Float {
        let y = abs(p.y - Self.radius)
        let z = abs(p.z)
        let hexagon = max(y, z * 0.866 + y * 0.5) - Self.radius
        let tip = (length(y, z) - (half - p.x) * 0.32) * 0.95
        return max(max(hexagon, tip), -half - p.x)
    }

    func surface(_ p: Vector) -> Surface {
        let r = length(p.y - Self.radius, p.z)
        let point = half - p.x
        if point < 0.035 { return .satin(lead) }
        if point < 0.135 - 0.012 * Portable.sin(Portable.atan2(p.z, p.y - Self.radius) * 6) && r < 0.045 {
            return .wood([0.68, 0.47, 0.26])
        }
        if p.x < -half + 0.03 { return .satin([0.85, 0.8, 0.7]) }
        return .lacquer(colour)
    }
}
