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

    /// The convolution of `[N, C, H, W]` with the filters, finished.
    func convolve(_ input: Tensor, _ weight: Tensor, finish: ConvolutionFinish = ConvolutionFinish()) -> Tensor {
        input.scalars.withUnsafeBufferPointer { input in
            weight.scalars.withUnsafeBufferPointer { weight in
                finish.withPointers { finish in
                    Tensor(shape: outputShape) { result in
                        // Without inputs or outputs there is nothing to multiply.
                        guard let input = input.baseAddress, let weight = weight.baseAddress else {
                            return result.update(repeating: 0, count: outputShape.reduce(1, *))
                        }
                        let portions = rowPortions(columnLength: filterLength)
                        if outputArea >= Self.portionColumns && batch * portions.count >= coreCount {
                            convolve(input, weight, portions: portions, finish: finish, into: result)
                        } else {
                            let group = picturesTogether
                            for first in Swift.stride(from: 0, to: batch, by: group) {
                                let images = first..<min(first + group, batch)
                                convolveSmall(images, of: input, weight, finish: finish, into: result)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Large maps: each core takes its share of the output's rows, writes their columns and multiplies them.
    private func convolve(
        _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, portions: [Range<Int>],
        finish: ConvolutionFinish.Pointers, into result: UnsafeMutablePointer<Float>
    ) {
        let longest = portions.map(\.count).max() ?? 0
        let filters = MatrixView(elements: weight, rowStride: filterLength)
        concurrently(batch * portions.count, scratch: isPointwise ? 0 : filterLength * longest * outputWidth) {
            task, columns in
            let (image, portion) = task.quotientAndRemainder(dividingBy: portions.count)
            let rows = portions[portion]
            let source = input + image * inputChannels * inputArea
            let (start, count) = (rows.lowerBound * outputWidth, rows.count * outputWidth)
            var right = MatrixView(elements: source + start, rowStride: inputArea)
            if !isPointwise {
                writeColumns(
                    of: source, channels: 0..<inputChannels, rows: rows, into: columns, rowStride: count)
                right = MatrixView(elements: columns, rowStride: count)
            }
            let first = image * outputChannels * outputArea + start
            multiply(
                filters, right, into: result + first, rowStride: outputArea, rows: outputChannels, columns: count,
                inner: filterLength)
            for channel in 0..<outputChannels {
                finish.apply(to: result, from: first + channel * outputArea, count: count, channel: channel)
            }
        }
    }

    /// Small maps give too few columns to share out: all cores write those of several pictures together, then each takes
    /// some filters.
    private func convolveSmall(
        _ images: Range<Int>, of input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>,
        finish: ConvolutionFinish.Pointers, into result: UnsafeMutablePointer<Float>
    ) {
        let columnCount = images.count * outputArea
        // One picture's columns may be its input, and its products its result.
        let isDirect = images.count == 1
        let columnsLength = isDirect && isPointwise ? 0 : filterLength * columnCount
        withScratch(columnsLength + (isDirect ? 0 : outputChannels * columnCount)) { columns in
            var right = MatrixView(
                elements: input + images.lowerBound * inputChannels * inputArea, rowStride: inputArea)
            if columnsLength > 0 {
                let kernelArea = kernelHeight * kernelWidth
                concurrently(over: inputChannels, minimum: 1 + 16_384 / (kernelArea * columnCount)) { channels in
                    for (place, image) in images.enumerated() {
                        writeColumns(
                            of: input + image * inputChannels * inputArea, channels: channels, rows: 0..<outputHeight,
                            into: columns + channels.lowerBound * kernelArea * columnCount + place * outputArea,
                            rowStride: columnCount)
                    }
                }
                right = MatrixView(elements: columns, rowStride: columnCount)
            }
            let products = isDirect ? result + images.lowerBound * outputChannels * outputArea : columns + columnsLength
            concurrently(over: outputChannels, minimum: 1 + 500_000 / (filterLength * columnCount)) { filters in
                multiply(
                    MatrixView(elements: weight + filters.lowerBound * filterLength, rowStride: filterLength), right,
                    into: products + filters.lowerBound * columnCount, rowStride: columnCount, rows: filters.count,
                    columns: columnCount, inner: filterLength)
                for (place, image) in images.enumerated() {
                    for channel in filters {
                        let start = (image * outputChannels + channel) * outputArea
                        if !isDirect {
                            let source = products + channel * columnCount + place * outputArea
                            (result + start).update(from: source, count: outputArea)
                        }
                        finish.apply(to: result, from: start, count: outputArea, channel: channel)
                    }
                }
            }
        }
    }

    /// How many pictures' columns are multiplied at a time where maps are small.
    private var picturesTogether: Int {
        max(1, min(512 / max(outputArea, 1), 4_000_000 / max(filterLength * outputArea, 1)))
    }

    /// The pullback to the input: the slopes go back through the transposed filters, and overlapping windows add up.
    ///
    /// Channels, not rows, are shared out among the cores: windows of neighboring rows overlap.
    func inputSlope(_ slope: Tensor, _ weight: Tensor) -> Tensor {
        slope.scalars.withUnsafeBufferPointer { slope in
            weight.scalars.withUnsafeBufferPointer { weight in
                Tensor(shape: inputShape) { result in
                    guard let slope = slope.baseAddress, let weight = weight.baseAddress else {
                        return result.update(repeating: 0, count: inputShape.reduce(1, *))
                    }
                    let kernelArea = kernelHeight * kernelWidth
                    let fitting = max(1, Self.portionLength / (kernelArea * min(outputArea, Self.portionColumns)))
                    let shares = batch % coreCount == 0 ? 1 : coreCount
                    let group = max(1, min(fitting, (inputChannels + shares - 1) / shares))
                    let groups = (inputChannels + group - 1) / group
                    let portions = rowPortions(columnLength: group * kernelArea)
                    let longest = portions.map(\.count).max() ?? 0
                    concurrently(
                        batch * groups, scratch: isPointwise ? 0 : group * kernelArea * longest * outputWidth
                    ) { task, columns in
                        let (image, number) = task.quotientAndRemainder(dividingBy: groups)
                        inputSlope(
                            slope + image * outputChannels * outputArea, weight,
                            channels: number * group..<min((number + 1) * group, inputChannels), portions: portions,
                            columns: columns, into: result + image * inputChannels * inputArea)
                    }
                }
            }
        }
    }

    private func inputSlope(
        _ slope: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, channels: Range<Int>, portions: [Range<Int>],
        columns: UnsafeMutablePointer<Float>, into result: UnsafeMutablePointer<Float>
    ) {
        let kernelArea = kernelHeight * kernelWidth
        let filters = MatrixView(
            elements: weight + channels.lowerBound * kernelArea, rowStride: filterLength, transposed: true)
        let out = result + channels.lowerBound * inputArea
        if isPointwise {
            return multiply(
                filters, MatrixView(elements: slope, rowStride: outputArea), into: out, rowStride: inputArea,
                rows: channels.count, columns: outputArea, inner: outputChannels)
        }
        out.update(repeating: 0, count: channels.count * inputArea)
        for rows in portions {
            let (start, count) = (rows.lowerBound * outputWidth, rows.count * outputWidth)
            multiply(
                filters, MatrixView(elements: slope + start, rowStride: outputArea), into: columns, rowStride: count,
                rows: channels.count * kernelArea, columns: count, inner: outputChannels)
            addColumns(columns, channels: channels.count, rows: rows, to: out)
        }
        if stride > 1 { sortColumns(out, rows: channels.count * height) }
    }

    /// The pullback to the weight: slopes times the transposed columns, summed over the batch.
    func weightSlope(_ slope: Tensor, _ input: Tensor) -> Tensor {
        slope.scalars.withUnsafeBufferPointer { slope in
            input.scalars.withUnsafeBufferPointer { input in
                Tensor(shape: weightShape) { result in
                    result.update(repeating: 0, count: weightShape.reduce(1, *))
                    guard let slope = slope.baseAddress, let input = input.baseAddress else { return }
                    let kernelArea = kernelHeight * kernelWidth
                    let group = max(1, min(inputChannels / coreCount, Self.portionLength / (kernelArea * outputArea)))
                    concurrently((inputChannels + group - 1) / group, scratch: group * kernelArea * outputArea) {
                        number, columns in
                        let channels = number * group..<min((number + 1) * group, inputChannels)
                        for image in 0..<batch {
                            writeColumns(
                                of: input + image * inputChannels * inputArea, channels: channels,
                                rows: 0..<outputHeight, into: columns,
                                rowStride: outputArea)
                            multiply(
                                MatrixView(
                                    elements: slope + image * outputChannels * outputArea, rowStride: outputArea),
                                MatrixView(elements: columns, rowStride: outputArea, transposed: true),
                                into: result + channels.lowerBound * kernelArea, rowStride: filterLength,
                                rows: outputChannels, columns: channels.count * kernelArea, inner: outputArea, keep: 1)
                        }
                    }
                }
            }
        }
    }

    /// How many elements of columns are made at a time, so that they stay in a core's second cache.
    private static var portionLength: Int { 200_000 }
    /// But so many columns at least, or reading the filters again would cost more than the cache gains.
    private static var portionColumns: Int { 256 }

    /// Splits the output's rows into portions with columns of `columnLength` that fit; the last ones may be shorter.
    private func rowPortions(columnLength: Int) -> [Range<Int>] {
        let columns = max(Self.portionColumns, Self.portionLength / max(columnLength, 1))
        let fitting = max(1, columns / max(outputWidth, 1))
        var count = (outputHeight + fitting - 1) / fitting
        // One portion more or less must not leave a core without work.
        if count > 1 { count = min((count + coreCount - 1) / coreCount * coreCount, outputHeight) }
        return (0..<count).map { outputHeight * $0 / count..<outputHeight * ($0 + 1) / count }
    }
}
