/// Three colours without an array's allocation, so that shapes stay plain values.
struct Trio: Sendable {
    let first: Vector
    let second: Vector
    let third: Vector

    init(_ first: Vector, _ second: Vector, _ third: Vector) {
        self.first = first
        self.second = second
        self.third = third
    }

    @inline(__always)
    subscript(index: Int) -> Vector {
        index == 0 ? first : (index == 1 ? second : third)
    }
}
