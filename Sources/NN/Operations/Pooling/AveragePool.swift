/// The mean of each window, in which padding counts as zeros, as in torch.
///
/// - Parameters:
///   - input: `[N, C, H, W]`.
///   - kernel: height and width of the window.
///   - stride: how far the window moves; `kernel` when not given.
///   - padding: at most half of `kernel`.
/// - Returns: `[N, C, (H + 2 * padding - kernel) / stride + 1, (W + 2 * padding - kernel) / stride + 1]`.
public func averagePool2d(_ input: Tensor, kernel: Int, stride: Int? = nil, padding: Int = 0) -> Tensor {
    let windows = PoolingWindows(
        input: input.shape, kernel: kernel, stride: stride ?? kernel, padding: padding, "averagePool2d")
    let share = 1 / Float(kernel * kernel)
    let output = Tensor(shape: windows.outputShape) { result in
        for plane in 0..<windows.planes {
            windows.forEachWindow { output, rows, columns in
                var total: Float = 0
                for y in rows {
                    for x in columns { total += input.scalars[plane * windows.inputArea + y * windows.width + x] }
                }
                result[plane * windows.outputArea + output] = total * share
            }
        }
    }
    return output.recorded(
        "averagePool2d",
        Edge(input) { [shape = input.shape] upstream in
            Tensor(shape: shape) { result in
                result.update(repeating: 0, count: shape.reduce(1, *))
                for plane in 0..<windows.planes {
                    windows.forEachWindow { output, rows, columns in
                        let part = upstream.scalars[plane * windows.outputArea + output] * share
                        for y in rows {
                            for x in columns { result[plane * windows.inputArea + y * windows.width + x] += part }
                        }
                    }
                }
            }
        })
}

/// The mean of each whole map: `[N, C, H, W]` becomes `[N, C, 1, 1]`.
public func globalAveragePool(_ input: Tensor) -> Tensor {
    require(input.rank == 4, "globalAveragePool: input is [N, C, H, W], but has shape \(input.shape)")
    return input.mean(over: 2, 3)
}
