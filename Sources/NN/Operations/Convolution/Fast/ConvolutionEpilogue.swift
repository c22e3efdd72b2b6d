/// What becomes of a convolution's outputs before they leave the cache: `y = relu(scale * x + shift + addend)`.
///
/// Each of these steps is little work, but a pass over memory when it is done by itself.
struct ConvolutionEpilogue: Sendable {
    /// What each output channel is multiplied by, `[outputs]`; 1 when nil.
    var scale: Tensor?
    /// What is then added to each output channel, `[outputs]`; 0 when nil.
    var shift: Tensor?
    /// What is then added to each output, `[N, outputs, height, width]`.
    var addend: Tensor?
    /// Whether the rectifier comes last.
    var isRectified = false

    /// The same in memory, for the duration of a call.
    struct Pointers {
        let scale: UnsafePointer<Float>?
        fileprivate let shift: UnsafePointer<Float>?
        fileprivate let addend: UnsafePointer<Float>?
        fileprivate let isRectified: Bool
    }

    /// Calls `body` with what it needs to finish outputs.
    func withPointers<Result>(_ body: (Pointers) -> Result) -> Result {
        withPointer(to: scale) { scale in
            withPointer(to: shift) { shift in
                withPointer(to: addend) { addend in
                    body(Pointers(scale: scale, shift: shift, addend: addend, isRectified: isRectified))
                }
            }
        }
    }

    private func withPointer<Result>(to tensor: Tensor?, _ body: (UnsafePointer<Float>?) -> Result) -> Result {
        guard let tensor else { return body(nil) }
        return tensor.scalars.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}

extension ConvolutionEpilogue.Pointers {
    /// Finishes outputs that lie side by side.
    ///
    /// - Parameters:
    ///   - results: where the whole result begins.
    ///   - start: how many outputs come before the first of these.
    ///   - channel: the channel that they belong to.
    func apply(to results: UnsafeMutablePointer<Float>, from start: Int, count: Int, channel: Int) {
        let outputs = results + start
        let scale = scale?[channel] ?? 1
        let shift = shift?[channel] ?? 0
        switch (addend, isRectified) {
        case (let addend?, true):
            let addend = addend + start
            for index in 0..<count { outputs[index] = rectified(outputs[index] * scale + shift + addend[index]) }
        case (let addend?, false):
            let addend = addend + start
            for index in 0..<count { outputs[index] = outputs[index] * scale + shift + addend[index] }
        case (nil, true):
            for index in 0..<count { outputs[index] = rectified(outputs[index] * scale + shift) }
        case (nil, false):
            if scale == 1 && shift == 0 { return }
            for index in 0..<count { outputs[index] = outputs[index] * scale + shift }
        }
    }
}
