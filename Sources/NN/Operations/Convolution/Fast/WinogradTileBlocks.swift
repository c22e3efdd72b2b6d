/// How the work of ``WinogradConvolution`` is cut up, so that what is in use fits into the caches.
extension WinogradConvolution {
    /// Some rows of tiles, and memory for what they become: 36 matrices of a row for each channel, a column for each
    /// tile.
    struct TileBlock {
        /// Counted through all pictures.
        let rows: Range<Int>
        /// The channels that are made of them.
        let outputs: Range<Int>
        let columns: Int
        /// Elements of a row of a matrix; vectors may reach over the last column.
        let pitch: Int
        let tiles: WinogradMatrices
        let products: WinogradMatrices
        /// Whether all cores work on it; one core otherwise, while the others have blocks of their own.
        let isShared: Bool

        /// Calls `body` with ranges that cover `0..<count`.
        func share(over count: Int, minimum: Int, _ body: (Range<Int>) -> Void) {
            if isShared { parallelFor(over: count, minimum: minimum, body) } else { body(0..<count) }
        }
    }

    /// How many elements fit into a core's own cache, and into the one that all cores share, beside what else is there.
    private static var ownLength: Int { 250_000 }
    private static var sharedLength: Int { 1_500_000 }
    /// How many elements of transformed filters are held at a time.
    private static var filtersLength: Int { 5_000_000 }

    /// Calls `body` with ranges that cover the output channels, and memory for their filters.
    func forEachShareOfFilters(_ body: (Range<Int>, WinogradMatrices) -> Void) {
        let (inputs, outputs) = (geometry.inputChannels, geometry.outputChannels)
        let shares = (36 * inputs * outputs + Self.filtersLength - 1) / Self.filtersLength
        let longest = (outputs + shares - 1) / shares
        withScratch(36 * WinogradMatrices.step(inputs * longest)) { memory in
            for start in stride(from: 0, to: outputs, by: longest) {
                let share = start..<min(start + longest, outputs)
                body(share, WinogradMatrices(memory, of: inputs * share.count))
            }
        }
    }

    /// Where few channels let a block fit into a core's own cache, each core works on blocks of its own; otherwise
    /// all cores work on one block at a time, and share the reading of the transformed filters.
    func forEachTileBlock(of outputs: Range<Int>, _ body: (TileBlock) -> Void) {
        let inputs = geometry.inputChannels
        let allRows = geometry.batch * down
        let elements = 36 * (inputs + outputs.count) * across
        // With fewer columns the products would spend their time on reading the filters.
        let rowsAlone = max(Self.ownLength / elements, (24 + across - 1) / across)
        let isShared = rowsAlone * elements > 8 * Self.ownLength / 5 || allRows < coreCount * rowsAlone
        let rowsShared = max(Self.sharedLength / elements, 196 / across)
        let rows = min(allRows, max(1, isShared ? rowsShared : rowsAlone))
        // Vectors begin at every tile, and the last ones reach over the end.
        let pitch = (rows * across + 3 + 3) / 4 * 4
        let tilesLength = 36 * WinogradMatrices.step(inputs * pitch)
        func block(_ number: Int, _ memory: UnsafeMutablePointer<Float>) -> TileBlock {
            let range = number * rows..<min((number + 1) * rows, allRows)
            return TileBlock(
                rows: range, outputs: outputs, columns: range.count * across, pitch: pitch,
                tiles: WinogradMatrices(memory, of: inputs * pitch),
                products: WinogradMatrices(memory + tilesLength, of: outputs.count * pitch), isShared: isShared)
        }
        let count = (allRows + rows - 1) / rows
        let needed = tilesLength + 36 * WinogradMatrices.step(outputs.count * pitch)
        if isShared {
            withScratch(needed) { memory in
                for number in 0..<count { body(block(number, memory)) }
            }
        } else {
            parallelFor(count, scratch: needed) { number, memory in body(block(number, memory)) }
        }
    }
}
