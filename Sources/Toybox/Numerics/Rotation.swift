/// A rotation of space, stored as the images of the three axes.
public struct Rotation: Sendable, Equatable {
    let x: Vector
    let y: Vector
    let z: Vector

    static let identity = Rotation(x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1])

    /// A turn about an axis of length 1 by an angle in radians (Rodrigues).
    static func about(_ axis: Vector, by angle: Float) -> Rotation {
        let c = Portable.cos(angle)
        let s = Portable.sin(angle)
        func turn(_ v: Vector) -> Vector {
            v * c + cross(axis, v) * s + axis * (dot(axis, v) * (1 - c))
        }
        return Rotation(x: turn([1, 0, 0]), y: turn([0, 1, 0]), z: turn([0, 0, 1]))
    }

    @inline(__always)
    func apply(_ v: Vector) -> Vector {
        x * v.x + y * v.y + z * v.z
    }

    @inline(__always)
    func inverse(_ v: Vector) -> Vector {
        Vector(dot(x, v), dot(y, v), dot(z, v))
    }

    /// First `first`, then this rotation.
    func after(_ first: Rotation) -> Rotation {
        Rotation(x: apply(first.x), y: apply(first.y), z: apply(first.z))
    }
}
