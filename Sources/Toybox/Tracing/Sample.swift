/// What one ray saw.
struct Sample {
    /// Tone-mapped linear colour.
    var colour: Vector
    /// Number of the solid, or one of the constants below.
    var object: Int16
    var normal: Vector
    /// The value of the region that the spot belongs to, 0 where none.
    var region: UInt8 = 0

    static let floor: Int16 = -1
    static let wall: Int16 = -2
}
