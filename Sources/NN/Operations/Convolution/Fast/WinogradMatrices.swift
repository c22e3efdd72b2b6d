/// The matrices that Winograd's form multiplies, one for each element of a transformed tile, one after the other.
struct WinogradMatrices {
    let start: UnsafeMutablePointer<Float>
    /// Elements from the start of one matrix to the next.
    let step: Int

    /// Matrices of so many elements each.
    init(_ start: UnsafeMutablePointer<Float>, of count: Int) {
        self.start = start
        step = Self.step(count)
    }

    /// From matrix to matrix: steps that are powers of two would let them compete for the same lines of the cache.
    static func step(_ count: Int) -> Int { count + 16 }

    /// One of them.
    func view(_ element: Int, rowStride: Int) -> MatrixView {
        MatrixView(elements: start + element * step, rowStride: rowStride)
    }
}
