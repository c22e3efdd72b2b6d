/// Probabilities from logits: `exp(x) / sum(exp(x))` along one axis, the last unless told otherwise.
///
/// The largest logit is taken off first, which changes nothing but keeps `exp` from overflowing. The pullback is
/// `p * (upstream - sum(p * upstream))`: raising one logit takes from all the others.
///
/// - Parameters:
///   - input: logits, as `[N, classes]`.
///   - axis: the axis along which the results add up to 1; negative ones count from the end.
/// - Returns: a tensor of the shape of `input`.
public func softmax(_ input: Tensor, over axis: Int = -1) -> Tensor {
    let axis = input.normalized(axis: axis, in: "softmax")
    let x = input.untracked()
    let powers = (x - x.max(over: axis)).exp()
    let output = powers / powers.sum(over: axis)
    return output.recorded(
        "softmax",
        Edge(input) { upstream in
            output * (upstream - (output * upstream).sum(over: axis))
        })
}

/// The logarithm of ``softmax(_:over:)``, without its loss of precision for small probabilities.
///
/// The pullback is `upstream - p * sum(upstream)`.
///
/// - Parameters:
///   - input: logits, as `[N, classes]`.
///   - axis: the axis along which the probabilities add up to 1; negative ones count from the end.
/// - Returns: a tensor of the shape of `input`.
public func logSoftmax(_ input: Tensor, over axis: Int = -1) -> Tensor {
    let axis = input.normalized(axis: axis, in: "logSoftmax")
    let x = input.untracked()
    let shifted = x - x.max(over: axis)
    let output = shifted - shifted.exp().sum(over: axis).log()
    return output.recorded(
        "logSoftmax",
        Edge(input) { upstream in
            upstream - output.exp() * upstream.sum(over: axis)
        })
}
