/// The means of a grid of windows that together cover the map, whatever its size: a VGG's classifier wants 7x7.
///
/// Output `i` of `n` covers inputs from `floor(i * length / n)` up to `ceil((i + 1) * length / n)`, as in torch;
/// windows overlap where the lengths do not divide.
///
/// - Parameters:
///   - input: `[N, C, H, W]`.
///   - height: rows of the result.
///   - width: columns of the result.
/// - Returns: `[N, C, height, width]`.
public func adaptiveAveragePool2d(_ input: Tensor, height: Int, width: Int) -> Tensor {
    require(input.rank == 4, "adaptiveAveragePool2d: input is [N, C, H, W], but has shape \(input.shape)")
    require(
        input.shape[2] > 0 && input.shape[3] > 0 && height > 0 && width > 0,
        "adaptiveAveragePool2d: cannot make \(height)x\(width) of \(input.shape[2])x\(input.shape[3])")
    if input.shape[2] == height && input.shape[3] == width { return input }
    // Rows and columns are averaged apart: each is a product with a small matrix of shares.
    let down = averagingMatrix(from: input.shape[2], to: height)
    let across = averagingMatrix(from: input.shape[3], to: width).transposed()
    let (n, c) = (input.shape[0], input.shape[1])
    let rows = matmul(input.reshaped(n * c * input.shape[2], input.shape[3]), across)
        .reshaped(n * c, input.shape[2], width)
    return matmul(down.broadcast(to: [n * c, height, input.shape[2]]), rows).reshaped(n, c, height, width)
}

/// `[new, old]`: row `i` has the share that each old place has in the new one's mean.
private func averagingMatrix(from old: Int, to new: Int) -> Tensor {
    Tensor(
        (0..<new).flatMap { index in
            let window = index * old / new..<((index + 1) * old + new - 1) / new
            return (0..<old).map { window.contains($0) ? 1 / Float(window.count) : 0 }
        }, shape: [new, old])
}
