import Testing

@testable import NN

/// The product of two matrices in memory against its definition.
@Suite struct MatrixProductTests {
    /// Rows, columns and inner length; the later ones are taken apart, with remainders at every edge.
    static let lengths = [(3, 4, 5), (130, 49, 321), (257, 128, 65), (40, 3, 9000), (64, 129, 200)]

    @Test(arguments: lengths, [false, true])
    func multiply_agreesWithTheDefinition(_ lengths: (Int, Int, Int), isTransposed: Bool) {
        let (m, n, k) = lengths
        let left = Tensor.pseudoRandom([m, k], seed: 1)
        let right = Tensor.pseudoRandom([k, n], seed: 2)
        let before = Tensor.pseudoRandom([m, n], seed: 3)
        for keep in [Float(0), 1] {
            expectClose(
                product(left, right, addingTo: before, keep: keep, isTransposed: isTransposed),
                definition(left, right) + before * keep, rtol: 1e-5, "keep \(keep)")
        }
    }

    /// - Parameter isTransposed: whether both matrices lie in memory as their transposes.
    private func product(
        _ left: Tensor, _ right: Tensor, addingTo before: Tensor, keep: Float, isTransposed: Bool
    ) -> Tensor {
        let (m, k, n) = (left.shape[0], left.shape[1], right.shape[1])
        let stored = isTransposed ? [left.transposed(), right.transposed()] : [left, right]
        return stored[0].scalars.withUnsafeBufferPointer { a in
            stored[1].scalars.withUnsafeBufferPointer { b in
                Tensor(shape: [m, n]) { result in
                    for (index, value) in before.scalars.enumerated() { result[index] = value }
                    multiply(
                        MatrixView(elements: a.baseAddress!, rowStride: stored[0].shape[1], transposed: isTransposed),
                        MatrixView(elements: b.baseAddress!, rowStride: stored[1].shape[1], transposed: isTransposed),
                        into: result, rowStride: n, rows: m, columns: n, inner: k, keep: keep)
                }
            }
        }
    }

    private func definition(_ left: Tensor, _ right: Tensor) -> Tensor {
        let (m, k, n) = (left.shape[0], left.shape[1], right.shape[1])
        var sums = [Double](repeating: 0, count: m * n)
        for i in 0..<m {
            for l in 0..<k {
                let factor = Double(left.scalars[i * k + l])
                for j in 0..<n { sums[i * n + j] += factor * Double(right.scalars[l * n + j]) }
            }
        }
        return Tensor(sums.map { Float($0) }, shape: [m, n])
    }
}
