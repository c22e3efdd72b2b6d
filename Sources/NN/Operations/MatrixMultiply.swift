/// The matrix product of `[..., M, K]` and `[..., K, N]`: `[..., M, N]`.
///
/// Leading axes must be equal; each place of them is a product of its own. The pullbacks are products too:
/// the upstream gradient times the other factor's transpose.
///
/// - Parameters:
///   - left: `[..., M, K]`.
///   - right: `[..., K, N]`.
/// - Returns: `[..., M, N]`.
public func matmul(_ left: Tensor, _ right: Tensor) -> Tensor {
    require(
        left.rank >= 2 && left.rank == right.rank && left.shape.dropLast(2) == right.shape.dropLast(2),
        "matmul: shapes \(left.shape) and \(right.shape) are not matrices, or stacks of equally many")
    let (m, k, n) = (left.shape[left.rank - 2], left.shape[left.rank - 1], right.shape[right.rank - 1])
    require(
        right.shape[right.rank - 2] == k,
        "matmul: \(left.shape) has rows of \(k) elements, \(right.shape) has columns of \(right.shape[right.rank - 2])")
    let stack = left.shape.dropLast(2)
    let (a, b) = (left.untracked(), right.untracked())
    let product = a.scalars.withUnsafeBufferPointer { a in
        b.scalars.withUnsafeBufferPointer { b in
            Tensor(shape: stack + [m, n]) { result in
                parallelFor(stack.reduce(1, *)) { index in
                    multiply(
                        MatrixView(elements: a.baseAddress! + index * m * k, rowStride: k),
                        MatrixView(elements: b.baseAddress! + index * k * n, rowStride: n),
                        into: result + index * m * n, rowStride: n, rows: m, columns: n, inner: k)
                }
            }
        }
    }
    return product.recorded(
        "matmul",
        Edge(left) { upstream in matmul(upstream, b.transposed()) },
        Edge(right) { upstream in matmul(a.transposed(), upstream) })
}
