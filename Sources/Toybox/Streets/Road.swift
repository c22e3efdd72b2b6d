/// A road along the z axis, its pavements, and perhaps a zebra crossing.
struct Road: Sendable {
    static let half: Float = 1
    static let kerb: Float = 1.09
    static let pavement: Float = 1.75

    /// Where the crossing's middle is along z, or nil.
    let crossing: Float?
    let asphalt: Vector
    let paving: Vector
    let paint: Vector
    let dashes: Float
    let seed: Int32

    private static let crossingHalf: Float = 0.33

    /// What the ground shows at a place; nil off the pavements.
    func surface(_ x: Float, _ z: Float, footprint: Float) -> Surface? {
        let out = abs(x)
        if out > Self.pavement { return nil }
        if out > Self.kerb { return slabs(x, z, footprint) }
        let fine = clamp(1.5 - footprint * 60)
        let speck = Noise.value(x * 42, z * 42, seed: seed) * fine
        if out > Self.half { return .matte(paving * (1.02 + 0.08 * speck)) }
        let patch = Noise.value(x * 1.7, z * 0.9, seed: seed &+ 1)
        // Wheels polish two lanes each way.
        let worn = smoothstep(0.1, 0.3, abs(out - 0.5))
        let ground = asphalt * (0.86 + 0.16 * patch + 0.12 * speck + 0.06 * worn)
        return .matte(mix(ground, paint * (0.9 + 0.1 * patch), painted(x, z) * (0.84 + 0.16 * speck)))
    }

    /// The crossing's byte inside it, otherwise 0.
    func region(_ x: Float, _ z: Float) -> UInt8 {
        guard let crossing, abs(x) < Self.half - 0.04, abs(z - crossing) < Self.crossingHalf else { return 0 }
        return Region.crossing.value
    }

    private func painted(_ x: Float, _ z: Float) -> Float {
        if let crossing, abs(z - crossing) < Self.crossingHalf + 0.14 {
            guard abs(z - crossing) < Self.crossingHalf, abs(x) < Self.half - 0.06 else { return 0 }
            let stripe = x / 0.25 + 0.25
            return stripe - Portable.floor(stripe) < 0.5 ? 1 : 0
        }
        let dash = z / 0.9 + dashes
        if abs(x) < 0.03 { return dash - Portable.floor(dash) < 0.5 ? 1 : 0 }
        return abs(abs(x) - 0.93) < 0.016 ? 0.8 : 0
    }

    private func slabs(_ x: Float, _ z: Float, _ footprint: Float) -> Surface {
        let i = Portable.floor(abs(x) / 0.22)
        let j = Portable.floor(z / 0.3 + i * 0.5)
        let a = abs(x) - i * 0.22
        let b = (z / 0.3 + i * 0.5 - j) * 0.3
        let edge = min(min(a, 0.22 - a), min(b, 0.3 - b))
        let joint = 1 - smoothstep(0.006, 0.012 + footprint * 0.6, edge)
        let tint = 0.88 + 0.16 * Noise.hash(Int32(i), Int32(j), x < 0 ? seed : seed &+ 7)
        return .matte(paving * (tint - 0.22 * joint))
    }
}
