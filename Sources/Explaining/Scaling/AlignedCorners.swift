import NN

/// Resizes maps so that the outermost places stay the outermost places, as torch does with `align_corners=True`.
///
/// Only ``ScoreCAM`` needs it, whose reference implementation resizes this way. Along each axis the new places are a
/// matrix times the old ones.
///
/// - Parameter maps: `[N, h, w]`.
/// - Returns: `[N, height, width]`.
func resizedByCorners(_ maps: Tensor, height: Int, width: Int) -> Tensor {
    let (n, h, w) = (maps.shape[0], maps.shape[1], maps.shape[2])
    let down = shares(from: h, to: height)
    let across = shares(from: w, to: width).transposed()
    let rows = matmul(maps.reshaped(n * h, w), across).reshaped(n, h, width)
    return matmul(down.broadcast(to: [n, height, h]), rows)
}

/// `[new, old]`: row `i` has the share that each of the old places has in new place `i`.
private func shares(from old: Int, to new: Int) -> Tensor {
    var shares = [Float](repeating: 0, count: new * old)
    for index in 0..<new {
        let position = new > 1 ? Double(index) * Double(old - 1) / Double(new - 1) : 0
        let low = min(Int(position), old - 1)
        let part = Float(position - Double(low))
        shares[index * old + low] += 1 - part
        shares[index * old + min(low + 1, old - 1)] += part
    }
    return Tensor(shares, shape: [new, old])
}
