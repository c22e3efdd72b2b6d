/// The rectifier: what is positive passes, the rest becomes 0.
///
/// Its slope is 1 where the INPUT is positive and 0 elsewhere, so the pullback lets through the slopes of the places
/// that were let through.
public func relu(_ input: Tensor) -> Tensor {
    let output = input.mapped { $0 > 0 || $0.isNaN ? $0 : 0 }
    return output.recorded(
        "relu",
        Edge(input) { slope in
            slope.zipped(output) { slope, output in output > 0 ? slope : 0 }
        })
}
