/// How densities become a picture: contrast, the fall-off of the beam, and the grain of the detector.
struct Film {
    let exposure: Float
    let contrast: Float
    let grain: Float
    let lean: SIMD2<Float>
    let seed: Int32

    init(_ random: inout RandomSource) {
        exposure = random.uniform(0.94, 1.06)
        contrast = random.uniform(0.92, 1.12)
        grain = random.uniform(0.03, 0.055)
        lean = [random.uniform(-0.06, 0.06), random.uniform(-0.05, 0.05)]
        seed = Int32(random.index(below: 65_536))
    }

    /// The linear light of a density at a place of the picture.
    func light(_ density: Float, _ place: SIMD2<Float>, _ x: Int, _ y: Int, _ size: Int) -> Vector {
        let fall = 1 + lean.x * (place.x - 0.5) * 2 + lean.y * (place.y - 0.5) * 2
        // Two scales of grain: single pixels, and clumps that stay when the picture is drawn smaller.
        let fine = Noise.hash(Int32(x), Int32(y), seed) - 0.5
        let clumps = Noise.value(place.x * 90, place.y * 90, seed: seed &+ 1) - 0.5
        let level = clamp((density - 0.5) * contrast + 0.5) * exposure * fall
        let gray = clamp(level + (fine + clumps) * grain * (0.5 + level))
        // What is written as a gray of the screen is light to the power 2.2.
        let linear = Portable.pow(0.02 + gray * 0.95, 2.2)
        return Vector(linear, linear, linear)
    }
}
