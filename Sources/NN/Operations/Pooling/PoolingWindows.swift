/// The windows of a pooling operation, clipped to the picture.
struct PoolingWindows: Sendable {
    let planes: Int
    let height: Int
    let width: Int
    let outputShape: [Int]
    let kernel: Int
    let stride: Int
    let padding: Int

    init(input: [Int], kernel: Int, stride: Int, padding: Int, _ operation: String) {
        require(input.count == 4, "\(operation): input is [N, C, H, W], but has shape \(input)")
        require(kernel > 0 && stride > 0, "\(operation): kernel \(kernel) and stride \(stride) must be 1 or more")
        require(
            padding >= 0 && 2 * padding <= kernel,
            "\(operation): padding \(padding) must be between 0 and half of the kernel, \(kernel)")
        (height, width) = (input[2], input[3])
        require(
            height + 2 * padding >= kernel && width + 2 * padding >= kernel,
            "\(operation): a window of \(kernel)x\(kernel) does not fit into \(height)x\(width) with padding \(padding)"
        )
        planes = input[0] * input[1]
        outputShape = [
            input[0], input[1], (height + 2 * padding - kernel) / stride + 1,
            (width + 2 * padding - kernel) / stride + 1,
        ]
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
    }

    var inputArea: Int { height * width }
    var outputArea: Int { outputShape[2] * outputShape[3] }

    /// The rows inside the picture of the windows of output row `y`.
    @inline(__always)
    func rows(of y: Int) -> Range<Int> {
        max(0, y * stride - padding)..<min(height, y * stride - padding + kernel)
    }

    /// The columns inside the picture of the windows of output column `x`.
    @inline(__always)
    func columns(of x: Int) -> Range<Int> {
        max(0, x * stride - padding)..<min(width, x * stride - padding + kernel)
    }

    /// Calls `body` with each output of a plane and the rows and columns of its window that lie inside the picture.
    @inline(__always)
    func forEachWindow(_ body: (_ output: Int, _ rows: Range<Int>, _ columns: Range<Int>) -> Void) {
        for y in 0..<outputShape[2] {
            let rows = rows(of: y)
            for x in 0..<outputShape[3] { body(y * outputShape[3] + x, rows, columns(of: x)) }
        }
    }
}
