/// A 3x3 convolution with stride 1 by Winograd's minimal filtering F(4x4, 3x3).
///
/// Four outputs of a 3-tap filter in a row need 12 products when computed one by one, but only 6 after a transform of
/// the inputs and the filter that consists of additions and a few constants; in two dimensions 36 instead of 144 for
/// each tile of 4x4 outputs. Summing over channels happens between the transforms, so that the products of all tiles
/// become 36 ordinary matrix products. The price is rounding: errors are a few times those of the direct form.
///
/// Lavin and Gray: Fast Algorithms for Convolutional Neural Networks, 2015.
struct WinogradConvolution {
    let geometry: ConvolutionGeometry
    /// Tiles of 4x4 outputs across and down one picture.
    let across: Int
    let down: Int

    /// A plan for a geometry, or nil when the form does not apply: the kernel is not 3x3, or the stride not 1.
    init?(_ geometry: ConvolutionGeometry) {
        guard geometry.kernelHeight == 3, geometry.kernelWidth == 3, geometry.stride == 1 else { return nil }
        self.geometry = geometry
        across = (geometry.outputWidth + 3) / 4
        down = (geometry.outputHeight + 3) / 4
    }

    /// Whether the form is the faster one: it needs many tiles to share the transform of the filters.
    var isFaster: Bool {
        geometry.batch * across * down >= 48 && geometry.inputChannels >= 24 && geometry.outputChannels >= 24
    }

    /// The convolution of `[N, C, H, W]` with the filters, and its epilogue.
    ///
    /// - Parameter backward: reads `weight` as the filters of the opposite direction, turned by half a turn and with
    ///   inputs and outputs exchanged: that makes this the pullback of the convolution that `weight` belongs to.
    func convolve(
        _ input: Tensor, _ weight: Tensor, backward: Bool = false, epilogue: ConvolutionEpilogue = ConvolutionEpilogue()
    ) -> Tensor {
        input.scalars.withUnsafeBufferPointer { input in
            weight.scalars.withUnsafeBufferPointer { weight in
                epilogue.withPointers { epilogue in
                    Tensor(shape: geometry.outputShape) { result in
                        forEachShareOfFilters { outputs, filters in
                            transformFilters(weight.baseAddress!, of: outputs, backward: backward, into: filters)
                            forEachTileBlock(of: outputs) { block in
                                transformInput(input.baseAddress!, block)
                                multiply(filters, block)
                                transformOutput(block, epilogue, result)
                            }
                        }
                    }
                }
            }
        }
    }

    /// `U = G g Gᵀ` for each filter `g`; element `(i, j)` of all filters makes up one matrix `[outputs, inputs]`.
    private func transformFilters(
        _ weight: UnsafePointer<Float>, of outputs: Range<Int>, backward: Bool, into result: WinogradMatrices
    ) {
        let (inputs, allOutputs) = (geometry.inputChannels, geometry.outputChannels)
        parallelFor(over: outputs.count, minimum: 1 + 1024 / inputs) { range in
            for row in range {
                let output = outputs.lowerBound + row
                for input in stride(from: 0, to: inputs, by: 4) {
                    // Four filters at once, one in each lane; where fewer are left, the last one again.
                    @inline(__always)
                    func filter(_ lane: Int) -> UnsafePointer<Float> {
                        let input = min(input &+ lane, inputs &- 1)
                        return weight + 9 &* (backward ? input &* allOutputs &+ output : output &* inputs &+ input)
                    }
                    let taps = WinogradTransform.taps(filter(0), filter(1), filter(2), filter(3), turned: backward)
                    let left = WinogradTransform.filter(taps.0.0, taps.1.0, taps.2.0)
                    let middle = WinogradTransform.filter(taps.0.1, taps.1.1, taps.2.1)
                    let right = WinogradTransform.filter(taps.0.2, taps.1.2, taps.2.2)
                    let place = result.start + (row &* inputs &+ input)
                    let (step, count) = (result.step, min(4, inputs &- input))
                    place.store(WinogradTransform.filter(left.0, middle.0, right.0), every: step, count: count)
                    (place + 6 &* step).store(
                        WinogradTransform.filter(left.1, middle.1, right.1), every: step, count: count)
                    (place + 12 &* step).store(
                        WinogradTransform.filter(left.2, middle.2, right.2), every: step, count: count)
                    (place + 18 &* step).store(
                        WinogradTransform.filter(left.3, middle.3, right.3), every: step, count: count)
                    (place + 24 &* step).store(
                        WinogradTransform.filter(left.4, middle.4, right.4), every: step, count: count)
                    (place + 30 &* step).store(
                        WinogradTransform.filter(left.5, middle.5, right.5), every: step, count: count)
                }
            }
        }
    }

    /// `V = Bᵀ d B` for each tile `d` of 6x6 inputs; neighboring tiles overlap by two.
    ///
    /// A line of the picture is transformed along x for all its tiles, then six lines of results are transformed along
    /// y.
    private func transformInput(_ images: UnsafePointer<Float>, _ block: TileBlock) {
        let (inputs, pitch, length) = (geometry.inputChannels, block.pitch, (across + 3) / 4 * 4)
        block.share(over: inputs, minimum: 1 + 512 / pitch) { channels in
            withScratch(4 * length + 8 + 36 * length) { scratch in
                let (padded, lines) = (scratch, scratch + 4 * length + 8)
                padded.update(repeating: 0, count: 4 * length + 8)
                for channel in channels {
                    for (place, row) in block.rows.enumerated() {
                        let (image, tileRow) = row.quotientAndRemainder(dividingBy: down)
                        let plane = images + (image * inputs + channel) * geometry.inputArea
                        // The last two lines of the row above are the first two of this one.
                        let isBelow = place > 0 && tileRow > 0
                        if isBelow { lines.update(from: lines + 24 * length, count: 12 * length) }
                        for y in (isBelow ? 2 : 0)..<6 {
                            let result = lines + 6 * y * length
                            let line = 4 * tileRow + y - geometry.padding
                            if line < 0 || line >= geometry.height {
                                result.update(repeating: 0, count: 6 * length)
                                continue
                            }
                            pad(plane + line * geometry.width, into: padded, count: 4 * length + 8)
                            transformLine(padded, length: length, into: result)
                        }
                        let tiles = block.tiles.start + channel * pitch + place * across
                        for start in stride(from: 0, to: across, by: 4) {
                            for x in 0..<6 {
                                let column = UnsafePointer(lines + x * length + start)
                                let step = 6 * length
                                let v = WinogradTransform.input(
                                    column.lanes(at: 0), column.lanes(at: step), column.lanes(at: 2 * step),
                                    column.lanes(at: 3 * step), column.lanes(at: 4 * step), column.lanes(at: 5 * step))
                                (tiles + x * block.tiles.step + start).store(v, every: 6 * block.tiles.step)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Copies a line of the picture to where tile `t` begins at `4 * t`, with zeros around it.
    ///
    /// - Parameter padded: zeros, apart from what this wrote before.
    @inline(__always)
    private func pad(_ line: UnsafePointer<Float>, into padded: UnsafeMutablePointer<Float>, count: Int) {
        let start = min(geometry.padding, count)
        (padded + start).update(from: line, count: min(geometry.width, count - start))
    }

    /// Transforms six neighbors of each tile along x; result `x` of all tiles lies side by side.
    @inline(__always)
    private func transformLine(
        _ line: UnsafePointer<Float>, length: Int, into result: UnsafeMutablePointer<Float>
    ) {
        for start in stride(from: 0, to: length, by: 4) {
            let place = line + 4 * start
            let next = place.lanes(at: 16)
            let v = (place.lanes(at: 0), place.lanes(at: 4), place.lanes(at: 8), place.lanes(at: 12))
            let (a, b, c, d) = WinogradTransform.transposed(v.0, v.1, v.2, v.3)
            let (e, f, _, _) = WinogradTransform.transposed(v.1, v.2, v.3, next)
            (result + start).store(WinogradTransform.input(a, b, c, d, e, f), every: length)
        }
    }

    /// Sums over the channels: one matrix product for each of the 36 elements.
    private func multiply(_ filters: WinogradMatrices, _ block: TileBlock) {
        let (inputs, outputs, pitch) = (geometry.inputChannels, block.outputs.count, block.pitch)
        block.share(over: 36, minimum: 1) { elements in
            for element in elements {
                NN.multiply(
                    filters.view(element, rowStride: inputs), block.tiles.view(element, rowStride: pitch),
                    into: block.products.start + element * block.products.step, rowStride: pitch, rows: outputs,
                    columns: block.columns, inner: inputs)
            }
        }
    }

    /// `Aᵀ M A` for each tile: 4x4 outputs, which are finished before they leave the cache.
    private func transformOutput(
        _ block: TileBlock, _ epilogue: ConvolutionEpilogue.Pointers, _ images: UnsafeMutablePointer<Float>
    ) {
        let (pitch, length) = (block.pitch, (across + 3) / 4 * 4)
        let (height, width) = (geometry.outputHeight, geometry.outputWidth)
        block.share(over: block.outputs.count, minimum: 1 + 512 / pitch) { channels in
            withScratch(4 * length + 24 * length) { scratch in
                let (line, lines) = (scratch, scratch + 4 * length)
                for number in channels {
                    let channel = block.outputs.lowerBound + number
                    for (place, row) in block.rows.enumerated() {
                        transformColumns(
                            block.products.start + number * pitch + place * across, step: block.products.step,
                            length: length, to: lines)
                        let (image, tileRow) = row.quotientAndRemainder(dividingBy: down)
                        let first =
                            (image * geometry.outputChannels + channel) * geometry.outputArea + 4 * tileRow * width
                        let count = min(4, height - 4 * tileRow)
                        for y in 0..<count {
                            untransformLine(lines + 6 * y * length, length: length, into: line)
                            (images + first + y * width).update(from: line, count: width)
                        }
                        epilogue.apply(to: images, from: first, count: count * width, channel: channel)
                    }
                }
            }
        }
    }

    /// Transforms the products of a row of tiles along y: element `(y, x)` of all tiles side by side.
    @inline(__always)
    private func transformColumns(
        _ products: UnsafePointer<Float>, step: Int, length: Int, to lines: UnsafeMutablePointer<Float>
    ) {
        for start in stride(from: 0, to: across, by: 4) {
            for x in 0..<6 {
                let column = products + x * step + start
                let v = WinogradTransform.output(
                    column.lanes(at: 0), column.lanes(at: 6 * step), column.lanes(at: 12 * step),
                    column.lanes(at: 18 * step), column.lanes(at: 24 * step), column.lanes(at: 30 * step))
                let out = lines + x * length + start
                out.store(v.0, at: 0)
                out.store(v.1, at: 6 * length)
                out.store(v.2, at: 12 * length)
                out.store(v.3, at: 18 * length)
            }
        }
    }

    /// Transforms along x: the four outputs of a tile lie side by side in the picture.
    @inline(__always)
    private func untransformLine(
        _ elements: UnsafePointer<Float>, length: Int, into line: UnsafeMutablePointer<Float>
    ) {
        for start in stride(from: 0, to: length, by: 4) {
            let place = elements + start
            let v = WinogradTransform.output(
                place.lanes(at: 0), place.lanes(at: length), place.lanes(at: 2 * length), place.lanes(at: 3 * length),
                place.lanes(at: 4 * length), place.lanes(at: 5 * length))
            let (a, b, c, d) = WinogradTransform.transposed(v.0, v.1, v.2, v.3)
            line.store(a, at: 4 * start)
            line.store(b, at: 4 * start + 4)
            line.store(c, at: 4 * start + 8)
            line.store(d, at: 4 * start + 12)
        }
    }
}
