/// A rearrangement of elements: where each element of the result comes from.
struct Gather {
    /// The shape of the result.
    let shape: [Int]
    /// How far apart, in the source, the results along each axis lie.
    private var strides: [Int]
    /// The source of the first element.
    private var start: Int

    /// Leaves every element in its place.
    init(_ shape: [Int]) {
        self.shape = shape
        strides = Self.strides(of: shape)
        start = 0
    }

    /// The axes of a source in another order: `order[i]` is the axis that becomes axis `i`.
    init(_ source: [Int], order: [Int]) {
        let sourceStrides = Self.strides(of: source)
        shape = order.map { source[$0] }
        strides = order.map { sourceStrides[$0] }
        start = 0
    }

    /// With one axis backwards.
    func flipping(_ axis: Int) -> Gather {
        var result = self
        result.start += (shape[axis] - 1) * strides[axis]
        result.strides[axis] = -strides[axis]
        return result
    }

    /// The source of one element of the result, both by their offsets in row-major order.
    func source(of offset: Int) -> Int {
        var rest = offset
        var source = start
        for axis in shape.indices.reversed() {
            source += rest % shape[axis] * strides[axis]
            rest /= shape[axis]
        }
        return source
    }

    /// The rearranged elements.
    func applied(to values: [Double]) -> [Double] {
        guard !values.isEmpty else { return [] }
        var index = [Int](repeating: 0, count: shape.count)
        var offset = start
        return [Double](unsafeUninitializedCapacity: values.count) { result, filled in
            for place in 0..<values.count {
                result.initializeElement(at: place, to: values[offset])
                var axis = shape.count - 1
                while axis >= 0 {
                    index[axis] += 1
                    offset += strides[axis]
                    if index[axis] < shape[axis] { break }
                    offset -= strides[axis] * shape[axis]
                    index[axis] = 0
                    axis -= 1
                }
            }
            filled = values.count
        }
    }

    /// How far apart neighbors along each axis lie.
    static func strides(of shape: [Int]) -> [Int] {
        var strides = [Int](repeating: 1, count: shape.count)
        for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
        return strides
    }
}
