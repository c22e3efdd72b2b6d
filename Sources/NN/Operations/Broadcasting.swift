extension Tensor {
    /// Combines two tensors element by element; an axis of length 1, or a missing leading one, is repeated to fit.
    ///
    /// These are NumPy's rules: shapes are aligned at their last axes. The result is not tracked.
    @inline(__always)
    static func broadcast(
        _ left: Tensor, _ right: Tensor, _ operation: String, _ combine: (Float, Float) -> Float
    ) -> Tensor {
        if left.shape == right.shape { return left.zipped(right, combine) }
        let plan = BroadcastPlan(left.shape, right.shape, operation)
        return left.scalars.withUnsafeBufferPointer { left in
            right.scalars.withUnsafeBufferPointer { right in
                Tensor(shape: plan.shape) { result in
                    var start = 0
                    plan.forEachRun { leftStart, rightStart in
                        let (a, b) = (left.baseAddress! + leftStart, right.baseAddress! + rightStart)
                        let out = result + start
                        switch (plan.leftRepeats, plan.rightRepeats) {
                        case (false, false): for i in 0..<plan.run { out[i] = combine(a[i], b[i]) }
                        case (false, true): for i in 0..<plan.run { out[i] = combine(a[i], b[0]) }
                        case (true, false): for i in 0..<plan.run { out[i] = combine(a[0], b[i]) }
                        case (true, true): for i in 0..<plan.run { out[i] = combine(a[0], b[0]) }
                        }
                        start += plan.run
                    }
                }
            }
        }
    }

    /// Repeats axes of length 1, and adds leading ones, until the tensor has the given shape.
    ///
    /// - Precondition: every other axis has the length that is wanted already.
    public func broadcast(to shape: [Int]) -> Tensor {
        let result = Tensor.broadcast(untracked(), Tensor(repeating: 0, shape: shape), "broadcast") { value, _ in value
        }
        require(result.shape == shape, "broadcast: shape \(self.shape) cannot be repeated to \(shape)")
        return result.recorded("broadcast", Edge(self) { [shape = self.shape] in $0.summed(to: shape) })
    }

    /// Sums over the axes that broadcasting repeated: the pullback of every broadcast.
    ///
    /// An element that was used at several places collects the gradients of all of them.
    func summed(to shape: [Int]) -> Tensor {
        if self.shape == shape { return self }
        let added = rank - shape.count
        let repeated = (0..<rank).filter { $0 < added || (shape[$0 - added] == 1 && self.shape[$0] != 1) }
        return (repeated.isEmpty ? self : sum(over: repeated)).reshaped(shape)
    }
}

/// How to walk two tensors of different shapes side by side: in runs along which each either advances or stays.
struct BroadcastPlan {
    /// The shape of the result.
    let shape: [Int]
    /// The length of a run, and whether an operand stays at one element along it.
    let run: Int
    let leftRepeats: Bool
    let rightRepeats: Bool
    /// The axes outside the runs: length, and how far each operand advances.
    private let outer: [(length: Int, left: Int, right: Int)]

    init(_ left: [Int], _ right: [Int], _ operation: String) {
        let rank = max(left.count, right.count)
        let paddedLeft = [Int](repeating: 1, count: rank - left.count) + left
        let paddedRight = [Int](repeating: 1, count: rank - right.count) + right
        require(
            zip(paddedLeft, paddedRight).allSatisfy { $0 == $1 || $0 == 1 || $1 == 1 },
            "\(operation): shapes \(left) and \(right) do not fit: aligned at the last axis, lengths must be equal or 1"
        )
        shape = zip(paddedLeft, paddedRight).map { $0 == 1 ? $1 : $0 }

        let (leftStrides, rightStrides) = (Tensor.strides(of: paddedLeft), Tensor.strides(of: paddedRight))
        // Neighboring axes that an operand walks in the same way become one, from the innermost out.
        var axes: [(length: Int, left: Int, right: Int)] = []
        for axis in (0..<rank).reversed() where shape[axis] != 1 {
            let next = (
                length: shape[axis], left: paddedLeft[axis] == 1 ? 0 : leftStrides[axis],
                right: paddedRight[axis] == 1 ? 0 : rightStrides[axis]
            )
            if let last = axes.last, next.left == last.left * last.length, next.right == last.right * last.length {
                axes[axes.count - 1].length *= next.length
            } else {
                axes.append(next)
            }
        }
        let innermost = axes.first ?? (length: 1, left: 1, right: 1)
        run = innermost.length
        leftRepeats = innermost.left == 0
        rightRepeats = innermost.right == 0
        outer = axes.dropFirst().reversed()
    }

    /// Calls `body` with the offsets at which each run starts in the two operands, in the order of the result.
    @inline(__always)
    func forEachRun(_ body: (Int, Int) -> Void) {
        guard run > 0 else { return }
        var index = [Int](repeating: 0, count: outer.count)
        var (left, right) = (0, 0)
        for _ in 0..<outer.reduce(1, { $0 * $1.length }) {
            body(left, right)
            var axis = outer.count - 1
            while axis >= 0 {
                index[axis] += 1
                left += outer[axis].left
                right += outer[axis].right
                if index[axis] < outer[axis].length { break }
                index[axis] = 0
                left -= outer[axis].left * outer[axis].length
                right -= outer[axis].right * outer[axis].length
                axis -= 1
            }
        }
    }
}
