/// A round, slightly uneven spot inside a lung.
struct Lesion {
    let middle: SIMD2<Float>
    let radius: Float
    /// How much denser its middle is than the lung around it.
    let strength: Float
    let seed: Int32

    /// Finds a place with air around it.
    init(in chest: Chest, _ random: inout RandomSource) {
        radius = random.uniform(0.036, 0.06)
        strength = random.uniform(0.15, 0.25)
        seed = Int32(random.index(below: 65_536))
        var place = SIMD2<Float>(0.32, 0.4)
        for _ in 0..<24 {
            let trial = SIMD2(random.uniform(0.14, 0.86), random.uniform(0.2, 0.74))
            if chest.air(trial) > 0.9 {
                place = trial
                break
            }
        }
        middle = place
    }

    func density(_ p: SIMD2<Float>) -> Float {
        let x = p.x - middle.x
        let y = p.y - middle.y
        let r = length(x, y)
        if r > radius * 1.8 { return 0 }
        let lobes = Noise.value(x / radius * 1.4 + 20, y / radius * 1.4 + 20, seed: seed) - 0.5
        let edge = radius * (1 + 0.45 * lobes)
        return strength * (1 - smoothstep(edge * 0.35, edge * 1.3, r))
    }
}
