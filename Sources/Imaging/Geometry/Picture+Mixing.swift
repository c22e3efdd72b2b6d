extension Picture {
    /// The picture with every row mixed anew from weights that somebody else has found, as Pillow mixes: in whole numbers, with
    /// weights in units of 2^-22, and each sum rounded and clamped to 0...255.
    ///
    ///     let half = picture.mixedAlongRows((0..<picture.width / 2).map { (first: 2 * $0, weights: [0.5, 0.5]) })
    ///
    /// A mix that does not fit the row, or a weight that is no finite number, ends the program and says which one it was.
    ///
    /// - Parameter mixes: for each pixel of a new row the first source pixel that takes part, and how much of that and of those
    ///   to its right goes in.
    /// - Returns: as many columns as there are mixes, and as many rows as before.
    public func mixedAlongRows(
        _ mixes: [(first: Int, weights: [Double])], file: StaticString = #file, line: UInt = #line
    ) -> Picture {
        for (index, mix) in mixes.enumerated() {
            guard mix.first >= 0, mix.first <= width - mix.weights.count else {
                fatalError(
                    "mix \(index): \(mix.weights.count) weights from pixel \(mix.first) on do not fit \(width) pixels",
                    file: file, line: line)
            }
            if let weight = mix.weights.first(where: { !$0.isFinite }) {
                fatalError("mix \(index): a weight is \(weight)", file: file, line: line)
            }
        }
        return filteredRows(by: TriangleFilter(mixes: mixes), within: 0..<height)
    }

    /// The picture mirrored in its diagonal: rows become columns.
    public func transposed() -> Picture {
        let bytes = [UInt8](unsafeUninitializedCapacity: pixels.count) { result, initialized in
            var source = 0
            for y in 0..<height {
                for x in 0..<width {
                    let target = (x * height + y) * 3
                    for channel in 0..<3 { result[target + channel] = pixels[source + channel] }
                    source += 3
                }
            }
            initialized = pixels.count
        }
        return Picture(width: height, height: width, pixels: bytes)
    }
}
