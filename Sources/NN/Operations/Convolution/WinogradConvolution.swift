/// A 3x3 convolution with stride 1 by Winograd's minimal filtering F(4x4, 3x3).
///
/// Four outputs of a 3-tap filter in a row need 12 products when computed one by one, but only 6 after a transform of
/// the inputs and the filter that consists of additions and a few constants; in two dimensions 36 instead of 144 for each
/// tile of 4x4 outputs. Summing over channels happens between the transforms, so that the products of all tiles become 36
/// ordinary matrix products. The price is rounding: errors are a few times those of the direct form.
///
/// Lavin and Gray: Fast Algorithms for Convolutional Neural Networks, 2015.
struct WinogradConvolution {
    let geometry: ConvolutionGeometry
    /// Tiles of 4x4 outputs across and down one picture.
    private let across: Int
    private let down: Int

    /// A plan for a geometry, or nil when the form does not apply: the kernel is not 3x3, or the stride not 1.
    init?(_ geometry: ConvolutionGeometry) {
        guard geometry.kernelHeight == 3, geometry.kernelWidth == 3, geometry.stride == 1 else { return nil }
        self.geometry = geometry
        across = (geometry.outputWidth + 3) / 4
        down = (geometry.outputHeight + 3) / 4
    }

    /// Whether the form is the faster one: it needs many tiles to share the transform of the filters.
    var pays: Bool {
        geometry.batch * across * down >= 150 && geometry.inputChannels >= 24 && geometry.outputChannels >= 24
    }

    /// The convolution of `[N, C, H, W]` with the filters.
    ///
    /// - Parameter backward: reads `weight` as the filters of the opposite direction, turned by half a turn and with inputs
    ///   and outputs exchanged: that makes this the pullback of the convolution that `weight` belongs to.
    func convolve(_ input: Tensor, _ weight: Tensor, backward: Bool = false) -> Tensor {
        let (inputs, outputs) = (geometry.inputChannels, geometry.outputChannels)
        return input.scalars.withUnsafeBufferPointer { input in
            weight.scalars.withUnsafeBufferPointer { weight in
                Tensor(shape: geometry.outputShape) { result in
                    let input = input.baseAddress!
                    withScratch(36 * inputs * outputs) { filters in
                        transformFilters(weight.baseAddress!, backward: backward, into: filters)
                        let rows = rowsPerPortion
                        let pitch = (rows * across + 3) / 4 * 4
                        withScratch(36 * (inputs + outputs) * pitch) { scratch in
                            for image in 0..<geometry.batch {
                                for top in stride(from: 0, to: down, by: rows) {
                                    let portion = Portion(
                                        rows: top..<min(top + rows, down), pitch: pitch, tiles: scratch,
                                        products: scratch + 36 * inputs * pitch)
                                    transformInput(input + image * inputs * geometry.inputArea, portion)
                                    multiply(filters, portion)
                                    transformOutput(portion, result + image * outputs * geometry.outputArea)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Some rows of tiles, and memory for what they become: 36 matrices of a row for each channel, a column for each tile.
    private struct Portion {
        let rows: Range<Int>
        /// Elements of a row: the tiles, rounded up to whole vectors.
        let pitch: Int
        let tiles: UnsafeMutablePointer<Float>
        let products: UnsafeMutablePointer<Float>
    }

    /// So many that the matrices stay in the cache, but enough columns for the products to run well.
    private var rowsPerPortion: Int {
        let cached = 1_500_000 / (36 * (geometry.inputChannels + geometry.outputChannels))
        return min(down, max(1, max(cached, 196) / across))
    }

    // MARK: The four steps

    /// `U = G g Gᵀ` for each filter `g`; element `(i, j)` of all filters makes up one matrix `[outputs, inputs]`.
    private func transformFilters(
        _ weight: UnsafePointer<Float>, backward: Bool, into result: UnsafeMutablePointer<Float>
    ) {
        let (inputs, outputs) = (geometry.inputChannels, geometry.outputChannels)
        concurrently(over: outputs, minimum: 1 + 4096 / inputs) { range in
            for output in range {
                for input in stride(from: 0, to: inputs, by: 4) {
                    // Four filters at once, one in each lane.
                    let lanes = min(4, inputs - input)
                    withUnsafeTemporaryAllocation(of: WinogradTransform.Lanes.self, capacity: 9 + 18 + 36) { scratch in
                        let taps = scratch.baseAddress!
                        let (columns, matrix) = (taps + 9, taps + 27)
                        taps.update(repeating: .zero, count: 9)
                        for lane in 0..<lanes {
                            let filter =
                                backward
                                ? weight + ((input + lane) * outputs + output) * 9
                                : weight + (output * inputs + input + lane) * 9
                            for tap in 0..<9 { taps[backward ? 8 - tap : tap][lane] = filter[tap] }
                        }
                        for x in 0..<3 { WinogradTransform.filter(taps + x, step: 3, to: columns + x, step: 3) }
                        for y in 0..<6 {
                            WinogradTransform.filter(columns + 3 * y, step: 1, to: matrix + 6 * y, step: 1)
                        }
                        for element in 0..<36 {
                            let place = result + (element * outputs + output) * inputs + input
                            for lane in 0..<lanes { place[lane] = matrix[element][lane] }
                        }
                    }
                }
            }
        }
    }

    /// `V = Bᵀ d B` for each tile `d` of 6x6 inputs; neighboring tiles overlap by two.
    private func transformInput(_ image: UnsafePointer<Float>, _ portion: Portion) {
        let pitch = portion.pitch
        concurrently(over: geometry.inputChannels, minimum: 1 + 2048 / pitch) { channels in
            withScratch(36 * pitch) { scratch in
                for channel in channels {
                    gather(image + channel * geometry.inputArea, portion, into: scratch)
                    for start in stride(from: 0, to: pitch, by: 4) {
                        for x in 0..<6 {
                            let column = scratch + x * pitch + start
                            WinogradTransform.input(column, step: 6 * pitch, to: column, step: 6 * pitch)
                        }
                        for y in 0..<6 {
                            let matrices = portion.tiles + 6 * y * geometry.inputChannels * pitch
                            WinogradTransform.input(
                                scratch + 6 * y * pitch + start, step: pitch, to: matrices + channel * pitch + start,
                                step: geometry.inputChannels * pitch)
                        }
                    }
                }
            }
        }
    }

    /// Sums over the channels: one matrix product for each of the 36 elements.
    private func multiply(_ filters: UnsafePointer<Float>, _ portion: Portion) {
        let (inputs, outputs, pitch) = (geometry.inputChannels, geometry.outputChannels, portion.pitch)
        concurrently(36) { element in
            NN.multiply(
                MatrixView(elements: filters + element * outputs * inputs, rowStride: inputs),
                MatrixView(elements: portion.tiles + element * inputs * pitch, rowStride: pitch),
                into: portion.products + element * outputs * pitch, rowStride: pitch, rows: outputs, columns: pitch,
                inner: inputs)
        }
    }

    /// `Aᵀ M A` for each tile: 4x4 outputs.
    private func transformOutput(_ portion: Portion, _ image: UnsafeMutablePointer<Float>) {
        let pitch = portion.pitch
        concurrently(over: geometry.outputChannels, minimum: 1 + 2048 / pitch) { channels in
            withScratch(24 * pitch) { scratch in
                for channel in channels {
                    let matrices = portion.products + channel * pitch
                    let step = geometry.outputChannels * pitch
                    for start in stride(from: 0, to: pitch, by: 4) {
                        for x in 0..<6 {
                            WinogradTransform.output(
                                matrices + x * step + start, step: 6 * step, to: scratch + x * pitch + start,
                                step: 6 * pitch)
                        }
                        for y in 0..<4 {
                            let row = scratch + 6 * y * pitch + start
                            WinogradTransform.output(row, step: pitch, to: row, step: pitch)
                        }
                    }
                    scatter(scratch, portion, to: image + channel * geometry.outputArea)
                }
            }
        }
    }

    // MARK: Between the picture and tiles side by side

    /// Writes element `(y, x)` of every tile side by side, with zeros where a tile reaches over the picture's edge.
    private func gather(_ image: UnsafePointer<Float>, _ portion: Portion, into result: UnsafeMutablePointer<Float>) {
        for y in 0..<6 {
            for x in 0..<6 {
                var out = result + (6 * y + x) * portion.pitch
                let end = out + portion.pitch
                // Tile t reads column 4 * t + x - padding.
                let left = geometry.padding - x
                let first = min(across, left > 0 ? (left + 3) / 4 : 0)
                let last = min(across, max(first, (geometry.width - 1 + left) / 4 + 1))
                for row in portion.rows {
                    let line = 4 * row + y - geometry.padding
                    if line >= 0 && line < geometry.height && geometry.width + left > 0 {
                        let source = image + line * geometry.width - left
                        for tile in 0..<first { out[tile] = 0 }
                        for tile in first..<last { out[tile] = source[4 * tile] }
                        for tile in last..<across { out[tile] = 0 }
                    } else {
                        out.update(repeating: 0, count: across)
                    }
                    out += across
                }
                out.update(repeating: 0, count: end - out)
            }
        }
    }

    /// Writes tiles of 4x4, whose elements lie as the six-column matrices of ``transformOutput``, into the picture.
    private func scatter(_ tiles: UnsafePointer<Float>, _ portion: Portion, to image: UnsafeMutablePointer<Float>) {
        for (index, row) in portion.rows.enumerated() {
            for y in 0..<min(4, geometry.outputHeight - 4 * row) {
                let out = image + (4 * row + y) * geometry.outputWidth
                for x in 0..<4 {
                    let source = tiles + (6 * y + x) * portion.pitch + index * across
                    for tile in 0..<max(0, (geometry.outputWidth - x + 3) / 4) { out[4 * tile + x] = source[tile] }
                }
            }
        }
    }
}
