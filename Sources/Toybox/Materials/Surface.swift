/// How a spot of a body answers light.
struct Surface: Sendable {
    /// Linear RGB share of light that is scattered back.
    var albedo: Vector
    /// How strongly the surroundings are mirrored: 0 cloth, 1 glaze.
    var gloss: Float
    /// Sharpness of the highlight (exponent of a Blinn-Phong lobe).
    var polish: Float

    static func glaze(_ colour: Vector) -> Surface { Surface(albedo: colour, gloss: 1, polish: 220) }
    static func lacquer(_ colour: Vector) -> Surface { Surface(albedo: colour, gloss: 0.55, polish: 60) }
    static func satin(_ colour: Vector) -> Surface { Surface(albedo: colour, gloss: 0.3, polish: 24) }
    static func wood(_ colour: Vector) -> Surface { Surface(albedo: colour, gloss: 0.18, polish: 16) }
    static func matte(_ colour: Vector) -> Surface { Surface(albedo: colour, gloss: 0.03, polish: 8) }
}
