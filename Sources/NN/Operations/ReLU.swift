/// The rectifier: what is positive passes, the rest becomes 0.
///
/// Its derivative is 1 where the INPUT is positive and 0 elsewhere, so the pullback lets the upstream gradient through
/// at the places that were let through.
///
/// - Parameter input: of any shape, which the result shares.
public func relu(_ input: Tensor) -> Tensor {
    let output = input.mapped(rectified)
    return output.recorded("relu", Edge(input) { upstream in upstream.whereRectified(output) })
}

/// The rectifier of one number; NaN stays.
@inline(__always)
func rectified(_ value: Float) -> Float { value <= 0 ? 0 : value }

extension Tensor {
    /// The pullback of the rectifier: this upstream gradient where its output is positive, 0 elsewhere.
    func whereRectified(_ output: Tensor) -> Tensor {
        zipped(output) { upstream, output in output > 0 ? upstream : 0 }
    }
}
