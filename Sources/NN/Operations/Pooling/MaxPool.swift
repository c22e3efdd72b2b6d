/// The largest value of each window; windows may overlap, as they do in a ResNet's stem.
///
/// Outside the picture there is nothing, so padding never wins. The upstream gradient goes to the one input that won;
/// where several are equal, to the first in reading order; an input that won in several windows collects all their
/// gradients.
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
    return windows.largest(x).recorded("maxPool2d", Edge(input) { upstream in windows.inputGradient(upstream, at: x) })
}

extension PoolingWindows {
    fileprivate func largest(_ input: Tensor) -> Tensor {
        input.scalars.withUnsafeBufferPointer { source in
            Tensor(shape: outputShape) { result in
                parallelFor(over: planes, minimum: 1 + elementsWorthACore / Swift.max(inputArea, 1)) { range in
                    withScratch(width) { tallest in
                        for plane in range {
                            largest(
                                source.baseAddress! + plane * inputArea, tallest: tallest,
                                into: result + plane * outputArea)
                        }
                    }
                }
            }
        }
    }

    /// One plane: first the largest of each column of a row of windows, then the largest of those.
    private func largest(
        _ image: UnsafePointer<Float>, tallest: UnsafeMutablePointer<Float>, into result: UnsafeMutablePointer<Float>
    ) {
        for y in 0..<outputShape[2] {
            let rows = rows(of: y)
            tallest.update(from: image + rows.lowerBound * width, count: width)
            for row in rows.dropFirst() {
                let values = image + row * width
                for x in 0..<width { tallest[x] = larger(tallest[x], values[x]) }
            }
            let out = result + y * outputShape[3]
            out.update(repeating: -.infinity, count: outputShape[3])
            for offset in 0..<kernel {
                let inside = windowsInside(
                    offset: offset, stride: stride, padding: padding, length: width, count: outputShape[3])
                let values = tallest - padding + offset
                // A step that the compiler knows, and that cannot overflow, becomes vector instructions.
                if stride == 2 {
                    for x in inside { out[x] = larger(out[x], values[2 &* x]) }
                } else {
                    for x in inside { out[x] = larger(out[x], values[stride * x]) }
                }
            }
        }
    }

    /// Finds each window's winner again, which is cheaper than to have kept it.
    fileprivate func inputGradient(_ upstream: Tensor, at input: Tensor) -> Tensor {
        input.scalars.withUnsafeBufferPointer { source in
            upstream.scalars.withUnsafeBufferPointer { upstream in
                Tensor(shape: input.shape) { result in
                    parallelFor(over: planes, minimum: 1 + elementsWorthACore / Swift.max(inputArea, 1)) { range in
                        for plane in range {
                            (result + plane * inputArea).update(repeating: 0, count: inputArea)
                            addGradients(
                                upstream.baseAddress! + plane * outputArea, of: source.baseAddress! + plane * inputArea,
                                to: result + plane * inputArea)
                        }
                    }
                }
            }
        }
    }

    /// One plane: each window's upstream gradient goes to its winner.
    private func addGradients(
        _ upstream: UnsafePointer<Float>, of image: UnsafePointer<Float>, to result: UnsafeMutablePointer<Float>
    ) {
        let count = outputShape[3]
        for y in 0..<outputShape[2] {
            let rows = rows(of: y)
            let eights = stride == 2 ? startsOfEight(rows) : 0..<0
            var x = 0
            while x < count {
                if eights.contains(x) {
                    let first = rows.lowerBound * width + 2 * x - padding
                    let steps = stepsToWinners(image + first, rows: rows.count)
                    for lane in 0..<8 {
                        result[first + 2 * lane + Int(steps[lane])] += upstream[y * count + x + lane]
                    }
                    x += 8
                } else {
                    result[winner(image, rows, columns(of: x))] += upstream[y * count + x]
                    x += 1
                }
            }
        }
    }

    /// The place of a window's first largest element.
    @inline(__always)
    private func winner(_ image: UnsafePointer<Float>, _ rows: Range<Int>, _ columns: Range<Int>) -> Int {
        var winner = rows.lowerBound * width + columns.lowerBound
        var best = image[winner]
        for row in rows {
            for column in columns {
                let value = image[row * width + column]
                if value > best {
                    best = value
                    winner = row * width + column
                }
            }
        }
        return winner
    }

    /// Where eight neighboring windows, two apart, may begin: all are inside the picture, and so is what is read with
    /// them.
    private func startsOfEight(_ rows: Range<Int>) -> Range<Int> {
        let first = (padding + 1) / 2
        let lastRead = (rows.upperBound - 1) * width - padding + kernel - 1 + 15
        let end = min(
            outputShape[3] - 8, (width + padding - kernel) >> 1 - 7, (inputArea - 1 - lastRead) >> 1)
        return first..<max(first, end + 1)
    }

    /// From the first element of each of eight windows, two apart, to its winner: ``winner(_:_:_:)`` side by side.
    @inline(__always)
    private func stepsToWinners(_ first: UnsafePointer<Float>, rows: Int) -> SIMD8<Int32> {
        @inline(__always)
        func everyOther(_ step: Int) -> SIMD8<Float> {
            UnsafeRawPointer(first + step).loadUnaligned(as: SIMD16<Float>.self).evenHalf
        }
        var (best, steps) = (everyOther(0), SIMD8<Int32>.zero)
        for row in 0..<rows {
            for column in 0..<kernel {
                let step = row &* width &+ column
                let values = everyOther(step)
                let areLarger = values .> best
                best.replace(with: values, where: areLarger)
                steps.replace(with: SIMD8(repeating: Int32(truncatingIfNeeded: step)), where: areLarger)
            }
        }
        return steps
    }
}

/// The larger number; NaN wins.
@inline(__always)
private func larger(_ a: Float, _ b: Float) -> Float { a > b || a != a ? a : b }
