/// What is printed on a sticker, in the order of the classes that the marks go with.
enum Mark: String, CaseIterable, Sendable {
    case star
    case moon
    case heart
    case clover

    var ink: Vector {
        switch self {
        case .star: Colour.srgb(0xD98A1F)
        case .moon: Colour.srgb(0x2C5FA3)
        case .heart: Colour.srgb(0xC23B4B)
        case .clover: Colour.srgb(0x3E7F46)
        }
    }

    /// Signed distance from a point of the sticker, whose half width is 1 and whose y runs down.
    func distance(_ x: Float, _ y: Float) -> Float {
        switch self {
        case .star:
            let angle = Portable.atan2(x, -y)
            let fifth: Float = 1.256_637
            let turn = abs(angle - fifth * Portable.floor(angle / fifth + 0.5))
            let r = length(x, y)
            // One of ten straight edges between a tip at 0.68 and a notch at 0.29.
            let px = r * Portable.sin(turn)
            let py = r * Portable.cos(turn)
            let tip: Float = 0.68
            let notch = SIMD2<Float>(0.29 * 0.587_785, 0.29 * 0.809_017)
            let edge = SIMD2(notch.x, notch.y - tip)
            let span = length(edge.x, edge.y)
            return (px * -edge.y + (py - tip) * edge.x) / span
        case .moon:
            return max(length(x, y) - 0.6, 0.5 - length(x - 0.3, y + 0.08))
        case .heart:
            let ax = abs(x)
            let lobe = length(ax - 0.29, y + 0.2) - 0.33
            let point = Field.triangle(ax, y, [0, 0.62], [0.565, 0], [-0.6, -0.35])
            return min(lobe, point)
        case .clover:
            let leaves = length(abs(x) - 0.25, abs(y + 0.06) - 0.25) - 0.27
            return min(leaves, Field.segment(x, y, 0, 0.1, 0.12, 0.68) - 0.06)
        }
    }
}
