extension Picture {
    /// How a picture is brought to another size.
    public enum Resampling: Sendable, Hashable {
        /// Pillow's `BILINEAR`, bit for bit: a triangle that widens when the picture shrinks, so that every pixel counts.
        case bilinear
        /// Four neighbors, however much the picture shrinks, as OpenCV's `INTER_LINEAR` and torch's `interpolate` do:
        /// most pixels of a large picture are never looked at, and fine patterns turn into false ones.
        case bilinearWithoutAntialias
        /// The pixel at the same place: hard-edged blocks when enlarged.
        case nearest
    }

    /// The picture with its shorter side `shortSide` long, as torchvision's `Resize`: the longer side is
    /// `trunc(shortSide * long / short)`.
    public func resized(shortSide: Int, by resampling: Resampling = .bilinear) -> Picture {
        precondition(shortSide > 0, "a side of \(shortSide) pixels has no pixel")
        let long = shortSide * max(width, height) / min(width, height)
        return width <= height
            ? resized(width: shortSide, height: long, by: resampling)
            : resized(width: long, height: shortSide, by: resampling)
    }

    /// The picture at another size.
    public func resized(width: Int, height: Int, by resampling: Resampling = .bilinear) -> Picture {
        precondition(width > 0 && height > 0, "a picture of \(width) x \(height) pixels has no pixel")
        if width == self.width && height == self.height { return self }
        return switch resampling {
        case .bilinear: filtered(width: width, height: height)
        case .bilinearWithoutAntialias: interpolated(width: width, height: height)
        case .nearest: repeated(width: width, height: height)
        }
    }

    /// Pillow's two passes, rounded to bytes in between: along the rows first, unless the height loses more than twice
    /// as many pixels as the width (the order of Pillow 13; earlier versions nearly always begin with the rows, and a
    /// byte may then differ by 1).
    private func filtered(width: Int, height: Int) -> Picture {
        filtered(width: width, height: height, columns: 0..<width, rows: 0..<height)
    }

    /// A part of the picture at another size.
    ///
    /// - Parameters:
    ///   - columns: the columns of the new size that are wanted.
    ///   - rows: the rows of the new size that are wanted.
    func filtered(width: Int, height: Int, columns: Range<Int>, rows: Range<Int>) -> Picture {
        let across = TriangleFilter(from: self.width, to: width, only: columns)
        let down = TriangleFilter(from: self.height, to: height, only: rows)
        let lost = self.height - height
        let columnsFirst = lost > 0 && lost > 2 * (self.width - width)
        return columnsFirst
            ? filteredColumns(by: down, within: across.sources)
                .filteredRows(by: across, within: 0..<rows.count, skipped: across.sources.lowerBound)
            : filteredRows(by: across, within: down.sources)
                .filteredColumns(by: down, within: 0..<columns.count, skipped: down.sources.lowerBound)
    }

    /// Filters the given rows; `skipped` columns, which the filter counts, are no longer there.
    func filteredRows(by filter: TriangleFilter, within rows: Range<Int>, skipped: Int = 0) -> Picture {
        let width = filter.count
        let bytes = [UInt8](unsafeUninitializedCapacity: width * rows.count * 3) { result, initialized in
            pixels.withUnsafeBufferPointer { source in
                for (place, y) in rows.enumerated() {
                    let row = y * self.width * 3
                    for x in 0..<width {
                        var red = TriangleFilter.half
                        var green = TriangleFilter.half
                        var blue = TriangleFilter.half
                        var index = row + (filter.first[x] - skipped) * 3
                        for weight in filter.weights(of: x) {
                            red &+= weight &* Int32(source[index])
                            green &+= weight &* Int32(source[index + 1])
                            blue &+= weight &* Int32(source[index + 2])
                            index += 3
                        }
                        let target = (place * width + x) * 3
                        result[target] = TriangleFilter.byte(red)
                        result[target + 1] = TriangleFilter.byte(green)
                        result[target + 2] = TriangleFilter.byte(blue)
                    }
                }
            }
            initialized = width * rows.count * 3
        }
        return Picture(width: width, height: rows.count, pixels: bytes)
    }

    /// Filters the given columns; `skipped` rows, which the filter counts, are no longer there.
    private func filteredColumns(by filter: TriangleFilter, within columns: Range<Int>, skipped: Int = 0) -> Picture {
        let height = filter.count
        let stride = columns.count * 3
        let bytes = [UInt8](unsafeUninitializedCapacity: stride * height) { result, initialized in
            pixels.withUnsafeBufferPointer { source in
                // One row of sums at a time, so that memory is read in order.
                var sums = [Int32](repeating: 0, count: stride)
                for y in 0..<height {
                    for index in 0..<stride { sums[index] = TriangleFilter.half }
                    var row = ((filter.first[y] - skipped) * self.width + columns.lowerBound) * 3
                    for weight in filter.weights(of: y) {
                        for index in 0..<stride { sums[index] &+= weight &* Int32(source[row + index]) }
                        row += self.width * 3
                    }
                    for index in 0..<stride { result[y * stride + index] = TriangleFilter.byte(sums[index]) }
                }
            }
            initialized = stride * height
        }
        return Picture(width: columns.count, height: height, pixels: bytes)
    }

    private func interpolated(width: Int, height: Int) -> Picture {
        let columns = LinearSampling(from: self.width, to: width)
        let rows = LinearSampling(from: self.height, to: height)
        let bytes = [UInt8](unsafeUninitializedCapacity: width * height * 3) { result, initialized in
            pixels.withUnsafeBufferPointer { source in
                for y in 0..<height {
                    let upper = rows.first[y] * self.width
                    let lower = rows.second[y] * self.width
                    for x in 0..<width {
                        for channel in 0..<3 {
                            let a = Float(source[(upper + columns.first[x]) * 3 + channel])
                            let b = Float(source[(upper + columns.second[x]) * 3 + channel])
                            let c = Float(source[(lower + columns.first[x]) * 3 + channel])
                            let d = Float(source[(lower + columns.second[x]) * 3 + channel])
                            let top = a + (b - a) * columns.share[x]
                            let bottom = c + (d - c) * columns.share[x]
                            result[(y * width + x) * 3 + channel] = UInt8(
                                (top + (bottom - top) * rows.share[y]).rounded())
                        }
                    }
                }
            }
            initialized = width * height * 3
        }
        return Picture(width: width, height: height, pixels: bytes)
    }

    private func repeated(width: Int, height: Int) -> Picture {
        // The source pixel below the middle of each new one, in integers: trunc((i + 0.5) * from / to).
        let columns = (0..<width).map { (2 * $0 + 1) * self.width / (2 * width) }
        let rows = (0..<height).map { (2 * $0 + 1) * self.height / (2 * height) }
        let bytes = [UInt8](unsafeUninitializedCapacity: width * height * 3) { result, initialized in
            var target = 0
            for y in rows {
                for x in columns {
                    let source = (y * self.width + x) * 3
                    for channel in 0..<3 { result[target + channel] = pixels[source + channel] }
                    target += 3
                }
            }
            initialized = target
        }
        return Picture(width: width, height: height, pixels: bytes)
    }
}
