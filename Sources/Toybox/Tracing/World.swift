/// Everything that light can meet: the solids (the main object first), the room and the lamps.
struct World: Sendable {
    let solids: [Solid]
    let floor: Floor
    let wall: Wall
    let lighting: Lighting
    let camera: Camera
    /// Brightness of the finished picture.
    let exposure: Float
    /// The road across the floor, if there is one.
    var road: Road? = nil

    /// Radius of the curve where a paper backdrop meets the table.
    static let coveRadius: Float = 1.1
}
