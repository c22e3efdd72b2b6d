/// The convolution as a matrix product, which processors are best at.
///
/// Every window of the input is written out as a column (`im2col`); the filters, one a row, times those columns are the
/// outputs. The columns repeat each input as often as the kernel is large, so they are made in portions that stay in
/// the cache, and the pullback adds what comes back in the same portions.
///
/// Chellapilla, Puri, Simard: High Performance Convolutional Neural Networks for Document Processing, 2006.
extension ConvolutionGeometry {
    /// Whether the input itself already is the matrix of columns.
    private var isPointwise: Bool { kernelHeight == 1 && kernelWidth == 1 && stride == 1 && padding == 0 }

    /// The convolution of `[N, C, H, W]` with the filters.
    func convolve(_ input: Tensor, _ weight: Tensor) -> Tensor {
        input.scalars.withUnsafeBufferPointer { input in
            weight.scalars.withUnsafeBufferPointer { weight in
                Tensor(shape: outputShape) { result in
                    guard let input = input.baseAddress, let weight = weight.baseAddress else {
                        return result.update(repeating: 0, count: outputShape.reduce(1, *))
                    }
                    let rowPortions = portions(of: outputHeight, elementsEach: filterLength * outputWidth)
                    // Small maps give too few columns to share: then the filters are shared.
                    let filterPortions = max(1, coreCount / (batch * rowPortions.count))
                    concurrently(batch * rowPortions.count * filterPortions) { task in
                        let (image, rest) = task.quotientAndRemainder(dividingBy: rowPortions.count * filterPortions)
                        let (portion, part) = rest.quotientAndRemainder(dividingBy: filterPortions)
                        let filters =
                            outputChannels * part / filterPortions..<outputChannels * (part + 1) / filterPortions
                        convolve(
                            input + image * inputChannels * inputArea, weight, rows: rowPortions[portion],
                            filters: filters, into: result + image * outputChannels * outputArea)
                    }
                }
            }
        }
    }

    /// Some filters at some rows of one picture's output.
    private func convolve(
        _ image: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, rows: Range<Int>, filters: Range<Int>,
        into result: UnsafeMutablePointer<Float>
    ) {
        let count = rows.count * outputWidth
        let start = rows.lowerBound * outputWidth
        let out = result + filters.lowerBound * outputArea + start
        let left = MatrixView(elements: weight + filters.lowerBound * filterLength, rowStride: filterLength)
        if isPointwise {
            multiply(
                left, MatrixView(elements: image + start, rowStride: inputArea), into: out, rowStride: outputArea,
                rows: filters.count, columns: count, inner: filterLength)
        } else {
            withScratch(filterLength * count) { columns in
                writeColumns(of: image, channels: 0..<inputChannels, rows: rows, into: columns)
                multiply(
                    left, MatrixView(elements: columns, rowStride: count), into: out, rowStride: outputArea,
                    rows: filters.count, columns: count, inner: filterLength)
            }
        }
    }

    /// The pullback to the input: the slopes go back through the transposed filters, and overlapping windows add up.
    func inputSlope(_ slope: Tensor, _ weight: Tensor) -> Tensor {
        slope.scalars.withUnsafeBufferPointer { slope in
            weight.scalars.withUnsafeBufferPointer { weight in
                Tensor(shape: inputShape) { result in
                    guard let slope = slope.baseAddress, let weight = weight.baseAddress else {
                        return result.update(repeating: 0, count: inputShape.reduce(1, *))
                    }
                    // Channels, not rows, are shared out: windows of neighboring rows overlap.
                    let channelPortions = portions(
                        of: inputChannels, elementsEach: kernelHeight * kernelWidth * outputArea)
                    concurrently(batch * channelPortions.count) { task in
                        let (image, portion) = task.quotientAndRemainder(dividingBy: channelPortions.count)
                        inputSlope(
                            slope + image * outputChannels * outputArea, weight, channels: channelPortions[portion],
                            into: result + image * inputChannels * inputArea)
                    }
                }
            }
        }
    }

    private func inputSlope(
        _ slope: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, channels: Range<Int>,
        into result: UnsafeMutablePointer<Float>
    ) {
        let kernel = kernelHeight * kernelWidth
        let filters = MatrixView(
            elements: weight + channels.lowerBound * kernel, rowStride: filterLength, transposed: true)
        let slopes = MatrixView(elements: slope, rowStride: outputArea)
        let out = result + channels.lowerBound * inputArea
        if isPointwise {
            return multiply(
                filters, slopes, into: out, rowStride: inputArea, rows: channels.count, columns: outputArea,
                inner: outputChannels)
        }
        withScratch(channels.count * kernel * outputArea) { columns in
            multiply(
                filters, slopes, into: columns, rowStride: outputArea, rows: channels.count * kernel,
                columns: outputArea, inner: outputChannels)
            out.update(repeating: 0, count: channels.count * inputArea)
            addColumns(columns, channels: channels.count, to: out)
        }
    }

    /// The pullback to the weight: slopes times the transposed columns, summed over the batch.
    func weightSlope(_ slope: Tensor, _ input: Tensor) -> Tensor {
        slope.scalars.withUnsafeBufferPointer { slope in
            input.scalars.withUnsafeBufferPointer { input in
                Tensor(shape: weightShape) { result in
                    result.update(repeating: 0, count: weightShape.reduce(1, *))
                    guard let slope = slope.baseAddress, let input = input.baseAddress else { return }
                    let kernel = kernelHeight * kernelWidth
                    let channelPortions = portions(of: inputChannels, elementsEach: kernel * outputArea)
                    concurrently(channelPortions.count) { portion in
                        let channels = channelPortions[portion]
                        withScratch(channels.count * kernel * outputArea) { columns in
                            for image in 0..<batch {
                                writeColumns(
                                    of: input + image * inputChannels * inputArea, channels: channels,
                                    rows: 0..<outputHeight, into: columns)
                                multiply(
                                    MatrixView(
                                        elements: slope + image * outputChannels * outputArea, rowStride: outputArea),
                                    MatrixView(elements: columns, rowStride: outputArea, transposed: true),
                                    into: result + channels.lowerBound * kernel, rowStride: filterLength,
                                    rows: outputChannels, columns: channels.count * kernel, inner: outputArea, keep: 1)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Writes the windows of some output rows as columns: row `(c, ky, kx)`, column `(y, x)`.
    private func writeColumns(
        of image: UnsafePointer<Float>, channels: Range<Int>, rows: Range<Int>,
        into columns: UnsafeMutablePointer<Float>
    ) {
        var out = columns
        for channel in channels {
            for ky in 0..<kernelHeight {
                let insideRows = inside(offset: ky, length: height, outputLength: outputHeight)
                for kx in 0..<kernelWidth {
                    let insideColumns = inside(offset: kx, length: width, outputLength: outputWidth)
                    for y in rows {
                        if insideRows.contains(y) {
                            let source = image + (channel * height + y * stride + ky - padding) * width
                            copyRow(source, offset: kx - padding, inside: insideColumns, to: out)
                        } else {
                            out.update(repeating: 0, count: outputWidth)
                        }
                        out += outputWidth
                    }
                }
            }
        }
    }

    @inline(__always)
    private func copyRow(
        _ source: UnsafePointer<Float>, offset: Int, inside: Range<Int>, to out: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<inside.lowerBound { out[x] = 0 }
        if stride == 1 {
            (out + inside.lowerBound).update(from: source + inside.lowerBound + offset, count: inside.count)
        } else {
            for x in inside { out[x] = source[x * stride + offset] }
        }
        for x in inside.upperBound..<outputWidth { out[x] = 0 }
    }

    /// Adds columns, laid out as ``writeColumns`` writes them for all rows, to the places that they came from.
    private func addColumns(
        _ columns: UnsafePointer<Float>, channels: Int, to image: UnsafeMutablePointer<Float>
    ) {
        var source = columns
        for channel in 0..<channels {
            for ky in 0..<kernelHeight {
                let insideRows = inside(offset: ky, length: height, outputLength: outputHeight)
                for kx in 0..<kernelWidth {
                    let insideColumns = inside(offset: kx, length: width, outputLength: outputWidth)
                    for y in insideRows {
                        let row = source + y * outputWidth
                        let out = image + (channel * height + y * stride + ky - padding) * width + kx - padding
                        if stride == 1 {
                            for x in insideColumns { out[x] += row[x] }
                        } else {
                            for x in insideColumns { out[x * stride] += row[x] }
                        }
                    }
                    source += outputArea
                }
            }
        }
    }

    /// Splits a length so that each portion's columns stay in the cache, and all cores get equally many portions.
    private func portions(of length: Int, elementsEach: Int) -> [Range<Int>] {
        let cached = 200_000
        let fitting = max(1, cached / max(elementsEach, 1))
        var count = (length + fitting - 1) / fitting
        if batch % coreCount != 0 && length * elementsEach > cached / 8 {
            count = (count + coreCount - 1) / coreCount * coreCount
        }
        count = max(1, min(count, length))
        return (0..<count).map { length * $0 / count..<length * ($0 + 1) / count }
    }
}

/// Lends memory for the duration of a call.
private func withScratch(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: count)
    defer { scratch.deallocate() }
    body(scratch)
}
