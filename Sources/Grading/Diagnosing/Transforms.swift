/// Rearrangements and arithmetic of tensors, as transforms do them.
extension GradedTensor {
    /// The elements rearranged.
    func gathered(_ gather: Gather) -> GradedTensor {
        GradedTensor(gather.applied(to: values), shape: gather.shape, elementType: elementType)
    }

    /// The axes in another order: `order[i]` is the axis that becomes axis `i`.
    func permuted(_ order: [Int]) -> GradedTensor { gathered(Gather(shape, order: order)) }

    /// One axis backwards.
    func flipped(_ axis: Int) -> GradedTensor { gathered(Gather(shape).flipping(axis)) }

    /// The entries of one axis in another order.
    func reordered(_ axis: Int, _ order: [Int]) -> GradedTensor {
        let inner = strides[axis]
        var result: [Double] = []
        result.reserveCapacity(count)
        for block in 0..<count / (inner * shape[axis]) {
            for entry in order {
                let start = (block * shape[axis] + entry) * inner
                result.append(contentsOf: values[start..<(start + inner)])
            }
        }
        return GradedTensor(result, shape: shape, elementType: elementType)
    }

    /// Every element through a function of its index along one axis.
    func mapped(along axis: Int, _ transform: (Double, Int) -> Double) -> GradedTensor {
        let inner = strides[axis]
        var result = values
        var start = 0
        while start < result.count {
            for entry in 0..<shape[axis] {
                for offset in start..<(start + inner) { result[offset] = transform(result[offset], entry) }
                start += inner
            }
        }
        return GradedTensor(result, shape: shape, elementType: elementType)
    }

    /// The elements at one index of one axis.
    func entry(_ entry: Int, of axis: Int) -> [Double] {
        let inner = strides[axis]
        return (0..<count / (inner * shape[axis])).flatMap { block -> ArraySlice<Double> in
            let start = (block * shape[axis] + entry) * inner
            return values[start..<(start + inner)]
        }
    }

    private var strides: [Int] { Gather.strides(of: shape) }
}
