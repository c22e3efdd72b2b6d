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

    /// Calls `body` with each output of a plane and the rows and columns of its window that lie inside the picture.
    @inline(__always)
    func forEachWindow(_ body: (_ output: Int, _ rows: Range<Int>, _ columns: Range<Int>) -> Void) {
        for y in 0..<outputShape[2] {
            let top = y * stride - padding
            let rows = max(0, top)..<min(height, top + kernel)
            for x in 0..<outputShape[3] {
                let left = x * stride - padding
                body(y * outputShape[3] + x, rows, max(0, left)..<min(width, left + kernel))
            }
        }
    }
}
