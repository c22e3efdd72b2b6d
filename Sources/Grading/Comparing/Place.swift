/// One element of an output: where it is, and both values.
public struct Place: Sendable, Hashable {
    /// Its index along each axis, outermost first.
    public let index: [Int]
    /// Its index by axis name: `y=0, x=2`; empty for a single number.
    public let at: String
    /// The learner's value.
    public let yours: Double
    /// The reference's value.
    public let expected: Double

    init(offset: Int, shape: [Int], axes: [String], yours: Double, expected: Double) {
        index = Self.index(of: offset, shape: shape)
        at = zip(axes, index).map { "\($0)=\($1)" }.joined(separator: ", ")
        self.yours = yours
        self.expected = expected
    }

    /// The index along each axis of an element in row-major order.
    static func index(of offset: Int, shape: [Int]) -> [Int] {
        var rest = offset
        var index = Array(repeating: 0, count: shape.count)
        for axis in shape.indices.reversed() {
            index[axis] = rest % shape[axis]
            rest /= shape[axis]
        }
        return index
    }
}
