/// What one ray saw.
struct Sample {
    /// Tone-mapped linear colour.
    var colour: Vector
    /// Number of the solid, or one of the constants below.
    var object: Int16
    var normal: Vector

    static let floor: Int16 = -1
    static let wall: Int16 = -2
    static let main: Int16 = 0
}
