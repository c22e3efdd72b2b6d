/// Batch normalization with recorded statistics, as a trained network uses it: each channel is centered, scaled to unit
/// deviation, then scaled and shifted by what the network learned.
///
/// `y = (x - mean) / sqrt(variance + epsilon) * weight + bias`. With fixed statistics this is one multiplication and
/// one addition a channel, and the pullback is the multiplication alone. (Ioffe and Szegedy, 2015.)
///
/// - Parameters:
///   - input: `[N, C, H, W]`.
///   - mean: `[C]`, recorded in training.
///   - variance: `[C]`, recorded in training.
///   - weight: `[C]`, learned.
///   - bias: `[C]`, learned.
///   - epsilon: keeps the division away from 0; torch's default.
/// - Returns: `[N, C, H, W]`.
public func batchNorm(
    _ input: Tensor, mean: Tensor, variance: Tensor, weight: Tensor, bias: Tensor, epsilon: Float = 1e-5
) -> Tensor {
    require(input.rank == 4, "batchNorm: input is [N, C, H, W], but has shape \(input.shape)")
    for (name, part) in [("mean", mean), ("variance", variance), ("weight", weight), ("bias", bias)] {
        require(
            part.shape == [input.shape[1]],
            "batchNorm: input has \(input.shape[1]) channels, \(name) has shape \(part.shape)")
    }
    let deviation = (variance.untracked() + epsilon).sqrt()
    let scale = weight.untracked() / deviation
    let shift = bias.untracked() - mean.untracked() * scale
    let x = input.untracked()
    return x.scaled(by: scale, plus: shift)
        .recorded(
            "batchNorm",
            Edge(input) { upstream in upstream.scaled(by: scale) },
            Edge(weight) { upstream in
                let centered = x - mean.untracked().reshaped(1, -1, 1, 1)
                return (upstream * centered).sum(over: 0, 2, 3).reshaped(-1) / deviation
            },
            Edge(bias) { upstream in upstream.sum(over: 0, 2, 3).reshaped(-1) })
}

extension Tensor {
    /// Multiplies each channel of `[N, C, H, W]` by a number, and adds one.
    func scaled(by scale: Tensor, plus shift: Tensor? = nil) -> Tensor {
        let area = shape[2] * shape[3]
        return scalars.withUnsafeBufferPointer { source in
            Tensor(shape: shape) { result in
                parallelFor(over: shape[0] * shape[1], minimum: 1 + elementsWorthACore / Swift.max(area, 1)) {
                    planes in
                    for plane in planes {
                        let factor = scale.scalars[plane % shape[1]]
                        let term = shift?.scalars[plane % shape[1]] ?? 0
                        for index in plane * area..<(plane + 1) * area {
                            result[index] = source[index] * factor + term
                        }
                    }
                }
            }
        }
    }
}
