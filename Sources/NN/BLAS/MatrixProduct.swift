#if canImport(Accelerate)
    import Accelerate
#else
    import CBLAS
#endif

/// A matrix in memory, row-major, perhaps read as its transpose.
struct MatrixView {
    let elements: UnsafePointer<Float>
    /// Elements from the start of one stored row to the next.
    let rowStride: Int
    var transposed = false

    /// The same memory, read with rows and columns exchanged.
    var transpose: MatrixView { MatrixView(elements: elements, rowStride: rowStride, transposed: !transposed) }

    /// What is below and right of a place.
    func from(row: Int, column: Int) -> MatrixView {
        MatrixView(
            elements: elements + (transposed ? column * rowStride + row : row * rowStride + column),
            rowStride: rowStride, transposed: transposed)
    }
}

/// Writes the product of an `m` by `k` and a `k` by `n` matrix: `result = left * right + keep * result`.
///
/// One thread: the callers split their work themselves, which leaves each core with one undivided product.
///
/// - Parameter keep: 0 to overwrite the result, 1 to add to it.
func multiply(
    _ left: MatrixView, _ right: MatrixView, into result: UnsafeMutablePointer<Float>, rowStride: Int,
    rows m: Int, columns n: Int, inner k: Int, keep: Float = 0
) {
    guard m > 0, n > 0 else { return }
    prepareBLAS
    guard let piece = SmallProduct(columns: n), k > 0, m * n * k > SmallProduct.limit else {
        return multiplyAtOnce(
            left, right, into: result, rowStride: rowStride, rows: m, columns: n, inner: k, keep: keep)
    }
    // Pieces of one length: a short last one would be as dear as a long one.
    let parts = (k + piece.inner - 1) / piece.inner
    for row in stride(from: 0, to: m, by: piece.rows) {
        for part in 0..<parts {
            let inner = k * part / parts..<k * (part + 1) / parts
            multiplyAtOnce(
                left.from(row: row, column: inner.lowerBound), right.from(row: inner.lowerBound, column: 0),
                into: result + row * rowStride, rowStride: rowStride, rows: min(piece.rows, m - row), columns: n,
                inner: inner.count, keep: part == 0 ? keep : 1)
        }
    }
}

/// The pieces into which a product of few columns is taken apart.
///
/// OpenBLAS copies both matrices into an order of its own before it multiplies, which few columns do not pay back; products
/// of up to 100 by 100 by 100 it computes from where the matrices lie. So a product of few columns goes faster in pieces of
/// that size: at 49 columns by a quarter to a third.
private struct SmallProduct {
    /// How many multiplications a piece may have.
    static var limit: Int { 1_000_000 }

    let rows = 128
    let inner: Int

    /// Pieces for a product of so many columns, or nil when they are enough to pay for the copies.
    init?(columns: Int) {
        #if canImport(Accelerate)
            return nil
        #else
            guard columns <= 128 else { return nil }
            inner = Self.limit / (rows * columns)
        #endif
    }
}

private func multiplyAtOnce(
    _ left: MatrixView, _ right: MatrixView, into result: UnsafeMutablePointer<Float>, rowStride: Int,
    rows m: Int, columns n: Int, inner k: Int, keep: Float
) {
    cblas_sgemm(
        CblasRowMajor, left.transposed ? CblasTrans : CblasNoTrans, right.transposed ? CblasTrans : CblasNoTrans,
        blasSize(m), blasSize(n), blasSize(k), 1, left.elements, blasSize(left.rowStride), right.elements,
        blasSize(right.rowStride), keep, result, blasSize(rowStride))
}

/// Writes the product of an `m` by `n` matrix, which is not read as its transpose, and a vector of `n`.
///
/// The matrix is read once, from where it lies; a product of matrices would copy it first.
func multiply(
    _ matrix: MatrixView, vector: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>, rows m: Int,
    columns n: Int
) {
    guard m > 0 else { return }
    prepareBLAS
    cblas_sgemv(
        CblasRowMajor, CblasNoTrans, blasSize(m), blasSize(n), 1, matrix.elements, blasSize(matrix.rowStride), vector,
        1,
        0, result, 1)
}

private func blasSize(_ count: Int) -> Int32 {
    Int32(count)
}

/// Runs once: OpenBLAS would start threads of its own inside each of ours.
private let prepareBLAS: Void = {
    #if !canImport(Accelerate)
        openblas_set_num_threads(1)
    #endif
}()
