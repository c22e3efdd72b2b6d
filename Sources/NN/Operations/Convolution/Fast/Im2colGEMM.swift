/// The convolution as a matrix product, which processors are best at.
///
/// Every window of the input is written out as a column (`im2col`); the filters, one a row, times those columns are the
/// outputs. The columns repeat each input as often as the kernel is large, so they are made in tiles that stay in
/// the cache, and the pullback adds what comes back in the same tiles.
///
/// Chellapilla, Puri, Simard: High Performance Convolutional Neural Networks for Document Processing, 2006.
extension ConvolutionGeometry {
    /// Whether the input itself already is the matrix of columns.
    private var isPointwise: Bool { kernelHeight == 1 && kernelWidth == 1 && stride == 1 && padding == 0 }

    /// The convolution of `[N, C, H, W]` with the filters, and its epilogue.
    func im2colConvolve(_ input: Tensor, _ weight: Tensor, epilogue: ConvolutionEpilogue = ConvolutionEpilogue())
        -> Tensor
    {
        input.scalars.withUnsafeBufferPointer { input in
            weight.scalars.withUnsafeBufferPointer { weight in
                epilogue.withPointers { epilogue in
                    Tensor(shape: outputShape) { result in
                        // Without inputs or outputs there is nothing to multiply.
                        guard let input = input.baseAddress, let weight = weight.baseAddress else {
                            return result.update(repeating: 0, count: outputShape.reduce(1, *))
                        }
                        let tiles = rowTiles(columnLength: filterLength)
                        if outputArea >= Self.tileColumns && batch * tiles.count >= coreCount {
                            convolveLarge(input, weight, tiles: tiles, epilogue: epilogue, into: result)
                        } else {
                            let group = picturesTogether
                            for first in Swift.stride(from: 0, to: batch, by: group) {
                                let images = first..<min(first + group, batch)
                                convolveSmall(images, of: input, weight, epilogue: epilogue, into: result)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Large maps: each core takes its share of the output's rows, writes their columns and multiplies them.
    private func convolveLarge(
        _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, tiles: [Range<Int>],
        epilogue: ConvolutionEpilogue.Pointers, into result: UnsafeMutablePointer<Float>
    ) {
        let longest = tiles.map(\.count).max() ?? 0
        let filters = MatrixView(elements: weight, rowStride: filterLength)
        parallelFor(batch * tiles.count, scratch: isPointwise ? 0 : filterLength * longest * outputWidth) {
            task, columns in
            let (image, tile) = task.quotientAndRemainder(dividingBy: tiles.count)
            let rows = tiles[tile]
            let source = input + image * inputChannels * inputArea
            let (start, count) = (rows.lowerBound * outputWidth, rows.count * outputWidth)
            var right = MatrixView(elements: source + start, rowStride: inputArea)
            if !isPointwise {
                im2col(
                    of: source, channels: 0..<inputChannels, rows: rows, into: columns, rowStride: count)
                right = MatrixView(elements: columns, rowStride: count)
            }
            let first = image * outputChannels * outputArea + start
            multiply(
                filters, right, into: result + first, rowStride: outputArea, rows: outputChannels, columns: count,
                inner: filterLength)
            for channel in 0..<outputChannels {
                epilogue.apply(to: result, from: first + channel * outputArea, count: count, channel: channel)
            }
        }
    }

    /// Small maps give too few columns to share out: all cores write those of several pictures together, then each
    /// takes some filters.
    private func convolveSmall(
        _ images: Range<Int>, of input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>,
        epilogue: ConvolutionEpilogue.Pointers, into result: UnsafeMutablePointer<Float>
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
                parallelFor(over: inputChannels, minimum: 1 + elementsWorthACore / (kernelArea * columnCount)) {
                    channels in
                    for (place, image) in images.enumerated() {
                        im2col(
                            of: input + image * inputChannels * inputArea, channels: channels, rows: 0..<outputHeight,
                            into: columns + channels.lowerBound * kernelArea * columnCount + place * outputArea,
                            rowStride: columnCount)
                    }
                }
                right = MatrixView(elements: columns, rowStride: columnCount)
            }
            let products = isDirect ? result + images.lowerBound * outputChannels * outputArea : columns + columnsLength
            parallelFor(over: outputChannels, minimum: 1 + 500_000 / (filterLength * columnCount)) { filters in
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
                        epilogue.apply(to: result, from: start, count: outputArea, channel: channel)
                    }
                }
            }
        }
    }

    /// How many pictures' columns are multiplied at a time where maps are small.
    private var picturesTogether: Int {
        max(1, min(512 / max(outputArea, 1), 4_000_000 / max(filterLength * outputArea, 1)))
    }

    /// The pullback to the input: the upstream gradient goes back through the transposed filters, and overlapping
    /// windows add up.
    ///
    /// Channels, not rows, are shared out among the cores: windows of neighboring rows overlap.
    func im2colInputGradient(_ upstream: Tensor, _ weight: Tensor) -> Tensor {
        upstream.scalars.withUnsafeBufferPointer { upstream in
            weight.scalars.withUnsafeBufferPointer { weight in
                Tensor(shape: inputShape) { result in
                    guard let upstream = upstream.baseAddress, let weight = weight.baseAddress else {
                        return result.update(repeating: 0, count: inputShape.reduce(1, *))
                    }
                    let kernelArea = kernelHeight * kernelWidth
                    let fitting = max(1, Self.tileLength / (kernelArea * min(outputArea, Self.tileColumns)))
                    let shares = batch % coreCount == 0 ? 1 : coreCount
                    let group = max(1, min(fitting, (inputChannels + shares - 1) / shares))
                    let groups = (inputChannels + group - 1) / group
                    let tiles = rowTiles(columnLength: group * kernelArea)
                    let longest = tiles.map(\.count).max() ?? 0
                    parallelFor(
                        batch * groups, scratch: isPointwise ? 0 : group * kernelArea * longest * outputWidth
                    ) { task, columns in
                        let (image, number) = task.quotientAndRemainder(dividingBy: groups)
                        im2colInputGradient(
                            upstream + image * outputChannels * outputArea, weight,
                            channels: number * group..<min((number + 1) * group, inputChannels), tiles: tiles,
                            columns: columns, into: result + image * inputChannels * inputArea)
                    }
                }
            }
        }
    }

    private func im2colInputGradient(
        _ upstream: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, channels: Range<Int>, tiles: [Range<Int>],
        columns: UnsafeMutablePointer<Float>, into result: UnsafeMutablePointer<Float>
    ) {
        let kernelArea = kernelHeight * kernelWidth
        let filters = MatrixView(
            elements: weight + channels.lowerBound * kernelArea, rowStride: filterLength, transposed: true)
        let out = result + channels.lowerBound * inputArea
        if isPointwise {
            return multiply(
                filters, MatrixView(elements: upstream, rowStride: outputArea), into: out, rowStride: inputArea,
                rows: channels.count, columns: outputArea, inner: outputChannels)
        }
        out.update(repeating: 0, count: channels.count * inputArea)
        for rows in tiles {
            let (start, count) = (rows.lowerBound * outputWidth, rows.count * outputWidth)
            multiply(
                filters, MatrixView(elements: upstream + start, rowStride: outputArea), into: columns, rowStride: count,
                rows: channels.count * kernelArea, columns: count, inner: outputChannels)
            col2im(columns, channels: channels.count, rows: rows, to: out)
        }
        if stride > 1 { sortColumns(out, rows: channels.count * height) }
    }

    /// The pullback to the weight: the upstream gradient times the transposed columns, summed over the batch.
    func im2colWeightGradient(_ upstream: Tensor, _ input: Tensor) -> Tensor {
        upstream.scalars.withUnsafeBufferPointer { upstream in
            input.scalars.withUnsafeBufferPointer { input in
                Tensor(shape: weightShape) { result in
                    result.update(repeating: 0, count: weightShape.reduce(1, *))
                    guard let upstream = upstream.baseAddress, let input = input.baseAddress else { return }
                    let kernelArea = kernelHeight * kernelWidth
                    let group = max(1, min(inputChannels / coreCount, Self.tileLength / (kernelArea * outputArea)))
                    parallelFor((inputChannels + group - 1) / group, scratch: group * kernelArea * outputArea) {
                        number, columns in
                        let channels = number * group..<min((number + 1) * group, inputChannels)
                        for image in 0..<batch {
                            im2col(
                                of: input + image * inputChannels * inputArea, channels: channels,
                                rows: 0..<outputHeight, into: columns,
                                rowStride: outputArea)
                            multiply(
                                MatrixView(
                                    elements: upstream + image * outputChannels * outputArea, rowStride: outputArea),
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
    private static var tileLength: Int { 200_000 }
    /// But so many columns at least, or reading the filters again would cost more than the cache gains.
    private static var tileColumns: Int { 256 }

    /// Splits the output's rows into tiles with columns of `columnLength` that fit; the last ones may be shorter.
    private func rowTiles(columnLength: Int) -> [Range<Int>] {
        let columns = max(Self.tileColumns, Self.tileLength / max(columnLength, 1))
        let fitting = max(1, columns / max(outputWidth, 1))
        var count = (outputHeight + fitting - 1) / fitting
        // One tile more or less must not leave a core without work.
        if count > 1 { count = min((count + coreCount - 1) / coreCount * coreCount, outputHeight) }
        return (0..<count).map { outputHeight * $0 / count..<outputHeight * ($0 + 1) / count }
    }
}
