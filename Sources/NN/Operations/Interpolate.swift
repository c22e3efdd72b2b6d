/// Resizes maps between pixels by bilinear interpolation, as torch does with `align_corners=False`.
///
/// Pixel centers lie at half positions, and positions outside the outermost centers take the edge's value. There is no
/// smoothing when a map gets smaller: resize photographs with the antialiased filter of the imaging library instead.
///
/// - Parameters:
///   - input: `[N, C, H, W]`.
///   - height: rows of the result.
///   - width: columns of the result.
/// - Returns: `[N, C, height, width]`.
public func interpolate(_ input: Tensor, height: Int, width: Int) -> Tensor {
    require(input.rank == 4, "interpolate: input is [N, C, H, W], but has shape \(input.shape)")
    require(
        height > 0 && width > 0 && input.shape[2] > 0 && input.shape[3] > 0,
        "interpolate: cannot resize \(input.shape[2])x\(input.shape[3]) to \(height)x\(width)")
    let rows = BilinearTaps(from: input.shape[2], to: height)
    let columns = BilinearTaps(from: input.shape[3], to: width)
    let (planes, area) = (input.shape[0] * input.shape[1], input.shape[2] * input.shape[3])
    let oldWidth = input.shape[3]
    let output = Tensor(shape: [input.shape[0], input.shape[1], height, width]) { result in
        input.scalars.withUnsafeBufferPointer { source in
            for plane in 0..<planes {
                for y in 0..<height {
                    let (up, down) = (plane * area + rows.low[y] * oldWidth, plane * area + rows.high[y] * oldWidth)
                    for x in 0..<width {
                        let (left, right, part) = (columns.low[x], columns.high[x], columns.part[x])
                        let top = source[up + left] * (1 - part) + source[up + right] * part
                        let bottom = source[down + left] * (1 - part) + source[down + right] * part
                        result[(plane * height + y) * width + x] = top * (1 - rows.part[y]) + bottom * rows.part[y]
                    }
                }
            }
        }
    }
    return output.recorded(
        "interpolate",
        Edge(input) { [shape = input.shape] upstream in
            // Each result was a mixture of four inputs: each of them gets its share of the upstream gradient.
            Tensor(shape: shape) { result in
                result.update(repeating: 0, count: planes * area)
                for plane in 0..<planes {
                    for y in 0..<height {
                        let (up, down) = (plane * area + rows.low[y] * oldWidth, plane * area + rows.high[y] * oldWidth)
                        for x in 0..<width {
                            let (left, right, part) = (columns.low[x], columns.high[x], columns.part[x])
                            let value = upstream.scalars[(plane * height + y) * width + x]
                            result[up + left] += value * (1 - rows.part[y]) * (1 - part)
                            result[up + right] += value * (1 - rows.part[y]) * part
                            result[down + left] += value * rows.part[y] * (1 - part)
                            result[down + right] += value * rows.part[y] * part
                        }
                    }
                }
            }
        })
}

/// For each place along a resized axis: the two old places around it, and how far it lies towards the second.
private struct BilinearTaps {
    var low: [Int] = []
    var high: [Int] = []
    var part: [Float] = []

    init(from old: Int, to new: Int) {
        let scale = Float(old) / Float(new)
        for index in 0..<new {
            let position = max(0, scale * (Float(index) + 0.5) - 0.5)
            let place = min(Int(position), old - 1)
            low.append(place)
            high.append(min(place + 1, old - 1))
            part.append(min(max(position - Float(place), 0), 1))
        }
    }
}
