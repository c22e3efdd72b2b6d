/// Repeatable noise over the plane and over space.
enum Noise {
    /// A number in [0, 1) that belongs to a lattice cell.
    @inline(__always)
    static func hash(_ x: Int32, _ y: Int32, _ z: Int32 = 0) -> Float {
        var h = UInt32(bitPattern: x) &* 0x8DA6_B343
        h ^= UInt32(bitPattern: y) &* 0xD816_3841
        h ^= UInt32(bitPattern: z) &* 0xCB1A_B31F
        h ^= h >> 15
        h = h &* 0x2C1B_3C6D
        h ^= h >> 12
        h = h &* 0x297A_2D39
        h ^= h >> 15
        return Float(h >> 8) * 0x1p-24
    }

    /// Smooth value noise over the plane, in [0, 1], one feature a unit.
    @inline(__always)
    static func value(_ x: Float, _ y: Float, seed: Int32) -> Float {
        let fx = Portable.floor(x)
        let fy = Portable.floor(y)
        let ix = Int32(fx)
        let iy = Int32(fy)
        let u = fade(x - fx)
        let v = fade(y - fy)
        let low = mix(hash(ix, iy, seed), hash(ix &+ 1, iy, seed), u)
        let high = mix(hash(ix, iy &+ 1, seed), hash(ix &+ 1, iy &+ 1, seed), u)
        return mix(low, high, v)
    }

    /// Smooth value noise in space, in [0, 1], one feature a unit.
    @inline(__always)
    static func value(_ p: Vector, seed: Int32) -> Float {
        let fz = Portable.floor(p.z)
        let layer = Int32(fz) &* 57 &+ seed
        return mix(value(p.x, p.y, seed: layer), value(p.x, p.y, seed: layer &+ 57), fade(p.z - fz))
    }

    @inline(__always)
    private static func fade(_ t: Float) -> Float {
        t * t * (3 - 2 * t)
    }
}
