/// The windows of a picture written out as the columns of a matrix (`im2col`), and the way back (`col2im`).
extension ConvolutionGeometry {
    /// Writes the windows of some output rows as columns: row `(c, ky, kx)`, column `(y, x)`.
    ///
    /// - Parameter rowStride: elements from the start of one row of columns to the next.
    func im2col(
        of image: UnsafePointer<Float>, channels: Range<Int>, rows: Range<Int>,
        into columns: UnsafeMutablePointer<Float>, rowStride: Int
    ) {
        var next = columns
        for channel in channels {
            for ky in 0..<kernelHeight {
                let insideRows = inside(offset: ky, length: height, outputLength: outputHeight)
                for kx in 0..<kernelWidth {
                    let insideColumns = inside(offset: kx, length: width, outputLength: outputWidth)
                    var out = next
                    next += rowStride
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
        } else if stride == 2 {
            // A step that the compiler knows becomes vector instructions.
            for x in inside { out[x] = source[2 &* x &+ offset] }
        } else {
            for x in inside { out[x] = source[x * stride + offset] }
        }
        for x in inside.upperBound..<outputWidth { out[x] = 0 }
    }

    /// Adds columns, laid out as ``im2col`` writes them, to the places that they came from.
    ///
    /// With a stride above 1 the columns of each row of the picture are held in another order, those with the same rest
    /// by the stride together: so neighbors come from neighbors, which is many times as fast. ``sortColumns`` ends
    /// that.
    func col2im(
        _ columns: UnsafePointer<Float>, channels: Int, rows: Range<Int>, to image: UnsafeMutablePointer<Float>
    ) {
        var source = columns
        for channel in 0..<channels {
            for ky in 0..<kernelHeight {
                let insideRows = inside(offset: ky, length: height, outputLength: outputHeight)
                for kx in 0..<kernelWidth {
                    let insideColumns = inside(offset: kx, length: width, outputLength: outputWidth)
                    // Output `x` goes to column `x * stride + kx - padding`: of one rest, one after the other.
                    let rest = (kx + padding * (stride - 1)) % stride
                    let first = columnsBefore(rest: rest) + (kx - padding - rest) / stride
                    for y in insideRows.clamped(to: rows) {
                        let row = source + (y - rows.lowerBound) * outputWidth
                        let out = image + (channel * height + y * stride + ky - padding) * width + first
                        for x in insideColumns { out[x] += row[x] }
                    }
                    source += rows.count * outputWidth
                }
            }
        }
    }

    /// How many columns of the picture have a smaller rest when divided by the stride.
    private func columnsBefore(rest: Int) -> Int {
        (0..<rest).reduce(0) { $0 + (width - $1 + stride - 1) / stride }
    }

    /// Puts the columns of rows that ``col2im`` wrote into their order.
    func sortColumns(_ image: UnsafeMutablePointer<Float>, rows: Int) {
        withScratch(width) { sorted in
            for row in 0..<rows {
                let line = image + row * width
                for rest in 0..<min(stride, width) {
                    let source = line + columnsBefore(rest: rest)
                    let count = (width - rest + stride - 1) / stride
                    if stride == 2 {
                        // A step that the compiler knows becomes vector instructions.
                        for x in 0..<count { sorted[2 &* x &+ rest] = source[x] }
                    } else {
                        for x in 0..<count { sorted[x * stride + rest] = source[x] }
                    }
                }
                line.update(from: sorted, count: width)
            }
        }
    }
}
