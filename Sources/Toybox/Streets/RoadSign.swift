/// A sign on a post, facing +z: a stop sign, or one that asks for nothing.
struct RoadSign: Shape {
    enum Kind: Sendable { case stop, way, parking, caution }

    let kind: Kind
    let height: Float
    let radius: Float

    init(_ kind: Kind, _ stylist: inout Stylist) {
        self.kind = kind
        height = stylist.random.uniform(0.95, 1.15)
        radius = stylist.random.uniform(0.19, 0.23)
    }

    static let harmless: [Kind] = [.way, .parking, .caution]

    var bounds: Box {
        Box([-radius * 1.1, 0, -0.04], [radius * 1.1, height + radius * 1.15, 0.04])
    }

    func distance(_ p: Vector) -> Float {
        let post = Field.roundedCylinder(p - Vector(0, height * 0.5, -0.012), 0.02, height * 0.5, 0.005)
        let plate = max(outline(p), abs(p.z - 0.018) - 0.012)
        return min(post, plate) * 0.95
    }

    @inline(__always)
    private func outline(_ p: Vector) -> Float {
        let x = p.x
        let y = p.y - height
        switch kind {
        case .stop:
            let ax = abs(x)
            let ay = abs(y)
            return max(max(ax, ay), (ax + ay) * 0.707_107) - radius
        case .way: return length(x, y) - radius * 0.95
        case .parking: return Field.roundedRectangle(x, y, radius * 0.85, radius * 0.85, 0.03)
        case .caution: return (abs(x) + abs(y)) * 0.707_107 - radius * 0.78
        }
    }

    func surface(_ p: Vector) -> Surface {
        guard p.z > 0.024 else { return .satin([0.42, 0.43, 0.44]) }
        let white = Vector(0.88, 0.87, 0.83)
        let x = p.x / radius
        let y = (p.y - height) / radius
        let rim = outline(p) > -radius * 0.1
        switch kind {
        case .stop: return .satin(rim || word(x, y) < 0.05 ? white : Colour.srgb(0xC02B2B))
        case .way:
            let arrow = min(
                Field.segment(x, y, 0, -0.45, 0, 0.4), Field.segment(abs(x), y, 0, 0.45, 0.3, 0.12))
            return .satin(rim || arrow < 0.09 ? white : Colour.srgb(0x2A5FA5))
        case .parking:
            let stem = Field.segment(x, y, -0.2, -0.45, -0.2, 0.45)
            let bow = max(abs(length(x - 0.02, y - 0.2) - 0.25), -0.02 - x)
            return .satin(rim || min(stem, bow) < 0.085 ? white : Colour.srgb(0x2F6C8C))
        case .caution:
            let mark = min(Field.segment(x, y, 0, -0.02, 0, 0.42), length(x, y + 0.34) - 0.02)
            return .satin(mark < 0.075 ? Vector(0.05, 0.05, 0.05) : (rim ? white : Colour.srgb(0xE2B02C)))
        }
    }

    /// Distance to the strokes of STOP.
    private func word(_ x: Float, _ y: Float) -> Float {
        let h: Float = 0.27
        let letter = Int(Portable.floor((x + 0.8) / 0.4))
        let u = x + 0.6 - Float(letter) * 0.4
        let w: Float = 0.11
        switch letter {
        case 0:
            let bars = min(Field.segment(u, abs(y), -w, h, w, h), Field.segment(u, y, -w, 0, w, 0))
            return min(bars, min(Field.segment(u, y, -w, 0, -w, h), Field.segment(u, y, w, -h, w, 0)))
        case 1: return min(Field.segment(u, y, -w - 0.02, h, w + 0.02, h), Field.segment(u, y, 0, -h, 0, h))
        case 2: return abs(Field.roundedRectangle(u, y, w, h, 0.08))
        case 3:
            let stem = Field.segment(u, y, -w, -h, -w, h)
            return min(stem, abs(Field.roundedRectangle(u, y - h * 0.5, w, h * 0.5, 0.07)))
        default: return 9
        }
    }
}
