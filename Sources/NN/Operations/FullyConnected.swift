/// A fully connected layer: every output is a weighted sum of all inputs, plus a bias.
///
/// - Parameters:
///   - input: `[N, inputs]`.
///   - weight: `[outputs, inputs]`, as torch stores it.
///   - bias: `[outputs]`.
/// - Returns: `[N, outputs]`.
public func linear(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) -> Tensor {
    require(input.rank == 2, "linear: input is [N, inputs], but has shape \(input.shape)")
    require(weight.rank == 2, "linear: weight is [outputs, inputs], but has shape \(weight.shape)")
    require(
        input.shape[1] == weight.shape[1],
        "linear: input has \(input.shape[1]) elements a row, weight expects \(weight.shape[1])")
    let (x, w) = (input.untracked(), weight.untracked())
    let output = multiplyByTransposed(x, w)
        .recorded(
            "linear",
            Edge(input) { upstream in matmul(upstream, w) },
            Edge(weight) { upstream in matmul(upstream.transposed(), x) })
    return bias.map { output + $0 } ?? output
}

/// `[M, K]` times the transpose of `[N, K]`, which is not written out; each core takes its share of the N.
private func multiplyByTransposed(_ left: Tensor, _ right: Tensor) -> Tensor {
    let (m, k, n) = (left.shape[0], left.shape[1], right.shape[0])
    return left.scalars.withUnsafeBufferPointer { a in
        right.scalars.withUnsafeBufferPointer { b in
            Tensor(shape: [m, n]) { result in
                guard let a = a.baseAddress, let b = b.baseAddress else { return }
                parallelFor(over: n, minimum: 1 + 100_000 / (m * k)) { outputs in
                    let rows = MatrixView(elements: b + outputs.lowerBound * k, rowStride: k)
                    if m == 1 {
                        multiply(rows, vector: a, into: result + outputs.lowerBound, rows: outputs.count, columns: k)
                    } else {
                        multiply(
                            MatrixView(elements: a, rowStride: k), rows.transpose, into: result + outputs.lowerBound,
                            rowStride: n, rows: m, columns: outputs.count, inner: k)
                    }
                }
            }
        }
    }
}
