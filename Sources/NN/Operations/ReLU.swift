/// The rectifier: what is positive passes, the rest becomes 0.
///
/// Its slope is 1 where the INPUT is positive and 0 elsewhere, so the pullback lets through the slopes of the places
/// that were let through.
///
/// - Parameter input: of any shape, which the result shares.
public func relu(_ input: Tensor) -> Tensor {
    let output = input.mapped(rectified)
    return output.recorded("relu", Edge(input) { slope in slope.whereRectified(output) })
}

/// The rectifier of one number; NaN stays.
@inline(__always)
func rectified(_ value: Float) -> Float { value <= 0 ? 0 : value }

extension Tensor {
    /// The pullback of the rectifier: these slopes where its output is positive, 0 elsewhere.
    func whereRectified(_ output: Tensor) -> Tensor {
        zipped(output) { slope, output in output > 0 ? slope : 0 }
    }
}
