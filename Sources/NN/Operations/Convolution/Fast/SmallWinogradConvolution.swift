/// A 3x3 convolution with stride 1 by Winograd's F(2x2, 3x3), for maps too small for ``WinogradConvolution``.
///
/// Two outputs of a 3-tap filter in a row need 4 products instead of 6, in two dimensions 16 instead of 36 for each
/// tile of 2x2 outputs. That saves less than larger tiles do, but the transformed filters are less than half as large,
/// and where a map has few tiles, transforming and reading filters is what costs.
///
/// Lavin and Gray: Fast Algorithms for Convolutional Neural Networks, 2015.
struct SmallWinogradConvolution {
    let geometry: ConvolutionGeometry
    /// Tiles of 2x2 outputs across and down one picture.
    private let across: Int
    private let down: Int
    /// All tiles of all pictures: the columns of the matrices.
    private let columns: Int
    /// Elements from one row of a matrix to the next: eight tiles are read and written at once, and may reach over the
    /// end.
    private let pitch: Int

    /// A plan for a geometry, or nil when the form does not apply: the kernel is not 3x3, the stride not 1, or there
    /// are fewer inputs than are transformed at once.
    init?(_ geometry: ConvolutionGeometry) {
        guard geometry.kernelHeight == 3, geometry.kernelWidth == 3, geometry.stride == 1, geometry.inputChannels >= 4
        else { return nil }
        self.geometry = geometry
        across = (geometry.outputWidth + 1) / 2
        down = (geometry.outputHeight + 1) / 2
        columns = geometry.batch * across * down
        pitch = (columns + 7 + 3) / 4 * 4
    }

    /// Whether the form is faster than the plain product: it needs tiles to share the transform of the filters.
    var isFaster: Bool { columns >= 32 && geometry.inputChannels >= 24 && geometry.outputChannels >= 24 }

    /// The convolution of `[N, C, H, W]` with the filters, and its epilogue.
    ///
    /// - Parameter backward: as in ``WinogradConvolution/convolve(_:_:backward:epilogue:)``.
    func convolve(
        _ input: Tensor, _ weight: Tensor, backward: Bool = false, epilogue: ConvolutionEpilogue = ConvolutionEpilogue()
    ) -> Tensor {
        let (inputs, outputs) = (geometry.inputChannels, geometry.outputChannels)
        // Each core works on a group of filters at a time; products are fastest with full vectors of rows.
        let fitting = max(16, Self.filtersLength / (16 * inputs))
        let group = min(fitting, (outputs + coreCount - 1) / coreCount + 15) / 16 * 16
        let groups = (outputs + group - 1) / group
        return input.scalars.withUnsafeBufferPointer { input in
            weight.scalars.withUnsafeBufferPointer { weight in
                epilogue.withPointers { epilogue in
                    Tensor(shape: geometry.outputShape) { result in
                        withScratch(16 * WinogradMatrices.step(inputs * pitch)) { memory in
                            let tiles = WinogradMatrices(memory, of: inputs * pitch)
                            transformInput(input.baseAddress!, into: tiles)
                            let filtersLength = 16 * WinogradMatrices.step(group * inputs)
                            let productsLength = 16 * WinogradMatrices.step(group * pitch)
                            parallelFor(groups, scratch: filtersLength + productsLength) { number, memory in
                                let share = number * group..<min((number + 1) * group, outputs)
                                let filters = WinogradMatrices(memory, of: share.count * inputs)
                                let products = WinogradMatrices(memory + filtersLength, of: share.count * pitch)
                                transformFilters(weight.baseAddress!, of: share, backward: backward, into: filters)
                                multiply(filters, tiles, outputs: share.count, into: products)
                                transformOutput(products, of: share, epilogue, into: result)
                            }
                        }
                    }
                }
            }
        }
    }

    /// How many elements of transformed filters fit into a core's own cache.
    private static var filtersLength: Int { 262_144 }

    /// `V = Bᵀ d B` for each tile `d` of 4x4 inputs, which overlap by two: 16 matrices `[inputs, tiles]`.
    private func transformInput(_ images: UnsafePointer<Float>, into tiles: WinogradMatrices) {
        let step = tiles.step
        let length = (across + 7) / 8 * 8
        let lineCount = 2 * down + 2
        parallelFor(over: geometry.inputChannels, minimum: 1 + 512 / pitch) { channels in
            withScratch(2 * length + 10 + 4 * length * lineCount) { padded in
                let lines = padded + 2 * length + 10
                padded.update(repeating: 0, count: 2 * length + 10)
                for channel in channels {
                    for image in 0..<geometry.batch {
                        let plane = images + (image * geometry.inputChannels + channel) * geometry.inputArea
                        for y in 0..<lineCount {
                            transformLine(y, of: plane, padded: padded, length: length, into: lines + 4 * y * length)
                        }
                        for row in 0..<down {
                            let out = tiles.start + channel * pitch + (image * down + row) * across
                            for start in stride(from: 0, to: across, by: 8) {
                                for x in 0..<4 {
                                    let place = UnsafePointer(lines + (8 * row + x) * length + start)
                                    let v = SmallWinogradTransform.input(
                                        place.eight(at: 0), place.eight(at: 4 * length), place.eight(at: 8 * length),
                                        place.eight(at: 12 * length))
                                    let out = out + x * step + start
                                    out.store(v.0, at: 0)
                                    out.store(v.1, at: 4 * step)
                                    out.store(v.2, at: 8 * step)
                                    out.store(v.3, at: 12 * step)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Transforms the four neighbors of each tile along x; result `x` of all tiles lies side by side.
    @inline(__always)
    private func transformLine(
        _ y: Int, of plane: UnsafePointer<Float>, padded: UnsafeMutablePointer<Float>, length: Int,
        into result: UnsafeMutablePointer<Float>
    ) {
        let line = y - geometry.padding
        guard line >= 0, line < geometry.height else { return result.update(repeating: 0, count: 4 * length) }
        (padded + geometry.padding).update(from: plane + line * geometry.width, count: geometry.width)
        for start in stride(from: 0, to: length, by: 8) {
            let (first, next) = (padded.sixteen(at: 2 * start), padded.sixteen(at: 2 * start + 2))
            let v = SmallWinogradTransform.input(first.evenHalf, first.oddHalf, next.evenHalf, next.oddHalf)
            let out = result + start
            out.store(v.0, at: 0)
            out.store(v.1, at: length)
            out.store(v.2, at: 2 * length)
            out.store(v.3, at: 3 * length)
        }
    }

    /// `U = G g Gᵀ` for each filter `g`: 16 matrices `[outputs, inputs]`.
    private func transformFilters(
        _ weight: UnsafePointer<Float>, of outputs: Range<Int>, backward: Bool,
        into result: WinogradMatrices
    ) {
        let (inputs, allOutputs, step) = (geometry.inputChannels, geometry.outputChannels, result.step)
        for output in outputs {
            for input in stride(from: 0, to: inputs, by: 4) {
                // Four filters at once, one in each lane; the last four may be partly those before.
                let input = max(0, min(input, inputs - 4))
                @inline(__always)
                func filter(_ lane: Int) -> UnsafePointer<Float> {
                    let input = input &+ lane
                    return weight + 9 &* (backward ? input &* allOutputs &+ output : output &* inputs &+ input)
                }
                let taps = WinogradTransform.taps(filter(0), filter(1), filter(2), filter(3), turned: backward)
                let columns = (
                    SmallWinogradTransform.filter(taps.0.0, taps.1.0, taps.2.0),
                    SmallWinogradTransform.filter(taps.0.1, taps.1.1, taps.2.1),
                    SmallWinogradTransform.filter(taps.0.2, taps.1.2, taps.2.2)
                )
                let place = result.start + ((output &- outputs.lowerBound) &* inputs &+ input)
                place.store(
                    SmallWinogradTransform.filter(columns.0.0, columns.1.0, columns.2.0), every: step)
                (place + 4 &* step).store(
                    SmallWinogradTransform.filter(columns.0.1, columns.1.1, columns.2.1), every: step)
                (place + 8 &* step).store(
                    SmallWinogradTransform.filter(columns.0.2, columns.1.2, columns.2.2), every: step)
                (place + 12 &* step).store(
                    SmallWinogradTransform.filter(columns.0.3, columns.1.3, columns.2.3), every: step)
            }
        }
    }

    /// Sums over the channels: one matrix product for each of the 16 elements.
    private func multiply(
        _ filters: WinogradMatrices, _ tiles: WinogradMatrices, outputs: Int, into products: WinogradMatrices
    ) {
        let inputs = geometry.inputChannels
        for element in 0..<16 {
            NN.multiply(
                filters.view(element, rowStride: inputs), tiles.view(element, rowStride: pitch),
                into: products.start + element * products.step, rowStride: pitch, rows: outputs, columns: columns,
                inner: inputs)
        }
    }

    /// `Aᵀ M A` for each tile: 2x2 outputs, finished map by map.
    private func transformOutput(
        _ products: WinogradMatrices, of outputs: Range<Int>, _ epilogue: ConvolutionEpilogue.Pointers,
        into images: UnsafeMutablePointer<Float>
    ) {
        let (height, width) = (geometry.outputHeight, geometry.outputWidth)
        let (step, length) = (products.step, (across + 7) / 8 * 16)
        withScratch(2 * length) { lines in
            for (number, channel) in outputs.enumerated() {
                for image in 0..<geometry.batch {
                    let first = (image * geometry.outputChannels + channel) * geometry.outputArea
                    for row in 0..<down {
                        let tiles = UnsafePointer(products.start) + number * pitch + (image * down + row) * across
                        for start in stride(from: 0, to: across, by: 8) {
                            @inline(__always)
                            func column(_ x: Int) -> (SIMD8<Float>, SIMD8<Float>) {
                                let place = tiles + x * step + start
                                return SmallWinogradTransform.output(
                                    place.eight(at: 0), place.eight(at: 4 * step), place.eight(at: 8 * step),
                                    place.eight(at: 12 * step))
                            }
                            let (a, b, c, d) = (column(0), column(1), column(2), column(3))
                            let upper = SmallWinogradTransform.output(a.0, b.0, c.0, d.0)
                            let lower = SmallWinogradTransform.output(a.1, b.1, c.1, d.1)
                            lines.store(evens: upper.0, odds: upper.1, at: 2 * start)
                            lines.store(evens: lower.0, odds: lower.1, at: length + 2 * start)
                        }
                        for y in 0..<min(2, height - 2 * row) {
                            (images + first + (2 * row + y) * width).update(from: lines + y * length, count: width)
                        }
                    }
                    epilogue.apply(to: images, from: first, count: geometry.outputArea, channel: channel)
                }
            }
        }
    }
}

/// The transforms of F(2x2, 3x3) along one axis: polynomials by their values at 0, 1, -1 and infinity.
private enum SmallWinogradTransform {
    typealias Eight = SIMD8<Float>
    typealias Lanes = WinogradTransform.Lanes

    /// `G`, from 3 taps to 4.
    @inline(__always)
    static func filter(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> (Lanes, Lanes, Lanes, Lanes) {
        let (even, odd) = ((a + c) * 0.5, b * 0.5)
        return (a, even + odd, even - odd, c)
    }

    /// `Bᵀ`, from 4 inputs to 4.
    @inline(__always)
    static func input(_ a: Eight, _ b: Eight, _ c: Eight, _ d: Eight) -> (Eight, Eight, Eight, Eight) {
        (a - c, b + c, c - b, b - d)
    }

    /// `Aᵀ`, from 4 products to 2 outputs.
    @inline(__always)
    static func output(_ a: Eight, _ b: Eight, _ c: Eight, _ d: Eight) -> (Eight, Eight) {
        (a + b + c, b - c - d)
    }
}

extension UnsafePointer<Float> {
    /// The eight numbers from `offset` on.
    @inline(__always)
    fileprivate func eight(at offset: Int) -> SIMD8<Float> {
        UnsafeRawPointer(self + offset).loadUnaligned(as: SIMD8<Float>.self)
    }
}

extension UnsafeMutablePointer<Float> {
    /// The sixteen numbers from `offset` on.
    @inline(__always)
    fileprivate func sixteen(at offset: Int) -> SIMD16<Float> {
        UnsafeRawPointer(self + offset).loadUnaligned(as: SIMD16<Float>.self)
    }

    /// Writes eight numbers from `offset` on.
    @inline(__always)
    fileprivate func store(_ eight: SIMD8<Float>, at offset: Int) {
        UnsafeMutableRawPointer(self + offset).storeBytes(of: eight, as: SIMD8<Float>.self)
    }

    /// Writes sixteen numbers from `offset` on, taking turns.
    @inline(__always)
    fileprivate func store(evens: SIMD8<Float>, odds: SIMD8<Float>, at offset: Int) {
        var all = SIMD16<Float>()
        all.evenHalf = evens
        all.oddHalf = odds
        UnsafeMutableRawPointer(self + offset).storeBytes(of: all, as: SIMD16<Float>.self)
    }

    /// Writes four times four numbers, `step` apart.
    @inline(__always)
    fileprivate func store(_ four: WinogradTransform.Four, every step: Int) {
        store(four.0, at: 0)
        store(four.1, at: step)
        store(four.2, at: 2 &* step)
        store(four.3, at: 3 &* step)
    }
}
