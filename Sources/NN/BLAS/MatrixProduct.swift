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
