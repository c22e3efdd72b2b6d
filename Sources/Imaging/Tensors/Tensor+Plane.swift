import NN

extension Tensor {
    /// The height and width of a map `[H, W]`, with any number of axes of length 1 before them.
    var planeSize: (height: Int, width: Int) {
        precondition(
            shape.count >= 2 && shape.dropLast(2).allSatisfy { $0 == 1 },
            "a map is drawn from shape [H, W], not from \(shape)")
        return (shape[shape.count - 2], shape[shape.count - 1])
    }

    /// The least and the greatest finite element; 0...0 when there is none.
    public var finiteRange: ClosedRange<Float> {
        var low = Float.infinity
        var high = -Float.infinity
        for value in scalars where value.isFinite {
            low = Swift.min(low, value)
            high = Swift.max(high, value)
        }
        return low <= high ? low...high : 0...0
    }
}
