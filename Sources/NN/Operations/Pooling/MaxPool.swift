/// The largest value of each window; windows may overlap, as they do in a ResNet's stem.
///
/// Outside the picture there is nothing, so padding never wins. The slope goes to the one input that won; where several
/// are equal, to the first in reading order; an input that won in several windows collects all their slopes.
///
/// - Parameters:
///   - input: `[N, C, H, W]`.
///   - kernel: height and width of the window.
///   - stride: how far the window moves; `kernel` when not given.
///   - padding: at most half of `kernel`.
/// - Returns: `[N, C, (H + 2 * padding - kernel) / stride + 1, (W + 2 * padding - kernel) / stride + 1]`.
public func maxPool2d(_ input: Tensor, kernel: Int, stride: Int? = nil, padding: Int = 0) -> Tensor {
    let windows = PoolingWindows(
        input: input.shape, kernel: kernel, stride: stride ?? kernel, padding: padding, "maxPool2d")
    let x = input.untracked()
    return windows.largest(x).recorded("maxPool2d", Edge(input) { slope in windows.slope(slope, backTo: x) })
}

extension PoolingWindows {
    fileprivate func largest(_ input: Tensor) -> Tensor {
        input.scalars.withUnsafeBufferPointer { source in
            Tensor(shape: outputShape) { result in
                concurrently(over: planes, minimum: 1 + 16_384 / Swift.max(inputArea, 1)) { range in
                    for plane in range {
                        let image = source.baseAddress! + plane * inputArea
                        forEachWindow { output, rows, columns in
                            var best = -Float.infinity
                            for y in rows {
                                for x in columns {
                                    let value = image[y * width + x]
                                    if value > best || value.isNaN { best = value }
                                }
                            }
                            result[plane * outputArea + output] = best
                        }
                    }
                }
            }
        }
    }

    /// Finds each window's winner again, which is cheaper than to have kept it.
    fileprivate func slope(_ slope: Tensor, backTo input: Tensor) -> Tensor {
        input.scalars.withUnsafeBufferPointer { source in
            slope.scalars.withUnsafeBufferPointer { slope in
                Tensor(shape: input.shape) { result in
                    concurrently(over: planes, minimum: 1 + 16_384 / Swift.max(inputArea, 1)) { range in
                        for plane in range {
                            let image = source.baseAddress! + plane * inputArea
                            let out = result + plane * inputArea
                            out.update(repeating: 0, count: inputArea)
                            forEachWindow { output, rows, columns in
                                var winner = rows.lowerBound * width + columns.lowerBound
                                for y in rows {
                                    for x in columns where image[y * width + x] > image[winner] {
                                        winner = y * width + x
                                    }
                                }
                                out[winner] += slope[plane * outputArea + output]
                            }
                        }
                    }
                }
            }
        }
    }
}
