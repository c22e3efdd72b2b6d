extension Tensor {
    /// The largest value along the given axes, which stay with length 1.
    ///
    /// `[1, 3, H, W]` over 1 is `[1, 1, H, W]`. NaN wins over every number. Where several elements are largest, each
    /// gets an equal part of the upstream gradient.
    public func max(over axes: Int...) -> Tensor { max(over: axes) }

    /// The largest value along the given axes, which stay with length 1: the axes as a list.
    public func max(over axes: [Int]) -> Tensor { extreme(over: axes, "max") { $0 > $1 } }

    /// The largest element, of shape `[]`.
    public func max() -> Tensor { max(over: Array(0..<rank)).reshaped([]) }

    /// The smallest value along the given axes, which stay with length 1; in all else as the largest.
    public func min(over axes: Int...) -> Tensor { min(over: axes) }

    /// The smallest value along the given axes, which stay with length 1: the axes as a list.
    public func min(over axes: [Int]) -> Tensor { extreme(over: axes, "min") { $0 < $1 } }

    /// The smallest element, of shape `[]`.
    public func min() -> Tensor { min(over: Array(0..<rank)).reshaped([]) }

    @inline(__always)
    private func extreme(over axes: [Int], _ operation: String, _ wins: (Float, Float) -> Bool) -> Tensor {
        let input = untracked()
        let output =
            extremePlane(over: axes, operation, wins)
            ?? reduced(over: axes, operation) { row in
                guard var best = row.first else {
                    stop("\(operation): no elements along axes \(axes) of shape \(shape)")
                }
                for value in row where wins(value, best) || value.isNaN { best = value }
                return best
            }
        return output.recorded(
            operation,
            Edge(self) { upstream in
                let winners = Tensor.broadcast(input, output, operation) { $0 == $1 ? 1 : 0 }
                return winners * (upstream / winners.sum(over: axes))
            })
    }

    /// The same over one axis with long planes behind it, which are compared side by side; nil for other axes.
    @inline(__always)
    private func extremePlane(
        over axes: [Int], _ operation: String, _ wins: (Float, Float) -> Bool
    ) -> Tensor? {
        guard axes.count == 1 else { return nil }
        let axis = normalized(axes: axes, in: operation)[0]
        guard shape[axis] > 0 else { return nil }
        let plane = shape[(axis + 1)...].reduce(1, *)
        guard plane >= 16 else { return nil }
        let (length, outer) = (shape[axis], shape[..<axis].reduce(1, *))
        var keptShape = shape
        keptShape[axis] = 1
        return scalars.withUnsafeBufferPointer { source in
            Tensor(shape: keptShape) { result in
                for number in 0..<outer {
                    let planes = source.baseAddress! + number * length * plane
                    let best = result + number * plane
                    best.update(from: planes, count: plane)
                    for start in Swift.stride(from: plane, to: length * plane, by: plane) {
                        let values = planes + start
                        for index in 0..<plane {
                            let (value, current) = (values[index], best[index])
                            best[index] = wins(value, current) || value.isNaN ? value : current
                        }
                    }
                }
            }
        }
    }
}
