import NN

/// A map of numbers, `[y, x]`: one slice of an output, as it is drawn.
struct Plane: Sendable, Equatable {
    let height: Int
    let width: Int
    let values: [Float]

    var tensor: Tensor { Tensor(values, shape: [height, width]) }

    /// The smallest and the largest finite value; 0...0 when there is none.
    var range: ClosedRange<Float> {
        var low = Float.infinity
        var high = -Float.infinity
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        return low <= high ? low...high : 0...0
    }

    /// Theirs minus the reference, element by element; both have the same size.
    func minus(_ reference: Plane) -> Plane {
        Plane(height: height, width: width, values: zip(values, reference.values).map { $0 - $1 })
    }

    /// The place of the largest absolute value, NaN and infinity before all; nil when every value is 0.
    var worst: (y: Int, x: Int)? {
        var index: Int?
        var largest: Float = 0
        for (place, value) in values.enumerated() {
            let size = value.isFinite ? abs(value) : .infinity
            if size > largest { (largest, index) = (size, place) }
        }
        return index.map { ($0 / width, $0 % width) }
    }
}

extension Plane {
    /// The planes of `[..., y, x]`, the leading axes run through in order; none for fewer than two axes or no elements.
    static func planes(of tensor: Tensor) -> [Plane] {
        guard tensor.shape.count >= 2, !tensor.scalars.isEmpty else { return [] }
        let height = tensor.shape[tensor.shape.count - 2]
        let width = tensor.shape[tensor.shape.count - 1]
        let size = height * width
        return (0..<tensor.scalars.count / size).map { index in
            Plane(height: height, width: width, values: Array(tensor.scalars[index * size..<(index + 1) * size]))
        }
    }
}
