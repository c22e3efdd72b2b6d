extension Tensor {
    /// The number of axes.
    public var rank: Int { shape.count }

    /// The number of elements.
    public var count: Int { scalars.count }

    /// How many elements lie between neighbors along each axis.
    var strides: [Int] { Tensor.strides(of: shape) }

    static func strides(of shape: [Int]) -> [Int] {
        var strides = [Int](repeating: 1, count: shape.count)
        for axis in shape.indices.dropLast().reversed() {
            strides[axis] = strides[axis + 1] * shape[axis + 1]
        }
        return strides
    }

    /// The only element.
    ///
    /// - Precondition: the tensor has exactly one element, whatever its shape.
    public var scalar: Float {
        require(count == 1, "scalar: shape \(shape) has \(count) elements, not one")
        return scalars[0]
    }

    /// The element at a full set of indices, one for each axis: `image.element(0, 2, 10, 20)` is a pixel's blue.
    ///
    /// - Precondition: there are as many indices as axes, and each lies inside its axis.
    public func element(_ indices: Int...) -> Float {
        require(indices.count == rank, "element: \(indices.count) indices for shape \(shape)")
        return self[indices].scalars[0]
    }

    /// The axis that `axis` means: counted from the end when negative.
    func normalized(axis: Int, in operation: String) -> Int {
        let place = axis < 0 ? axis + rank : axis
        require(shape.indices.contains(place), "\(operation): there is no axis \(axis) in shape \(shape)")
        return place
    }

    /// The axes that `axes` means, ascending, each once.
    func normalized(axes: [Int], in operation: String) -> [Int] {
        let places = axes.map { normalized(axis: $0, in: operation) }
        require(Set(places).count == places.count, "\(operation): an axis is named twice in \(axes)")
        return places.sorted()
    }
}
