import NN
import Starter

// BEGIN STARTER
// Handy here: `maps.shape`, `maps.scalars` (all numbers, the last axis fastest), `Tensor(numbers, shape:)`.
// END STARTER

/// The channels that answer most strongly to a picture.
///
/// - Parameters:
///   - count: how many channels to name.
///   - maps: `[channels, height, width]`.
/// - Returns: the channels with the largest mean over their map, the largest first; of equals each one once, in either
///   order.
public func strongest(_ count: Int, of maps: Tensor) -> [Int] {
    // BEGIN SOLUTION: Rank the channels by the mean of their map.
    let size = maps.shape[1] * maps.shape[2]
    let means = (0..<maps.shape[0]).map { channel in
        maps.scalars[channel * size..<(channel + 1) * size].reduce(0, +) / Float(size)
        // MISTAKE by-peak: maps.scalars[channel * size..<(channel + 1) * size].max() ?? 0
    }
    let ranked = means.indices.sorted { means[$0] > means[$1] }
    // MISTAKE weakest-first: let ranked = means.indices.sorted { means[$0] < means[$1] }
    // MISTAKE named-twice: let ranked = means.sorted(by: >).compactMap { means.firstIndex(of: $0) }
    return Array(ranked.prefix(count))
    // END SOLUTION
}

/// Maps laid out as one gray sheet, in reading order: left to right, then top to bottom.
///
/// - Parameters:
///   - tiles: `[count, height, width]`, with values in 0...1; `count` is a multiple of `columns`.
///   - columns: how many tiles lie side by side.
/// - Returns: `[count / columns * height, columns * width]`.
public func sheet(_ tiles: Tensor, columns: Int) -> Tensor {
    // BEGIN SOLUTION: Lay the tiles out in rows and columns.
    let (count, height, width) = (tiles.shape[0], tiles.shape[1], tiles.shape[2])
    let rows = count / columns
    var scalars = [Float](repeating: 0, count: tiles.scalars.count)
    for tile in 0..<count {
        let top = tile / columns * height
        // MISTAKE columns-first: let top = tile % rows * height
        // MISTAKE rows-for-columns: let top = tile / rows * height
        let left = tile % columns * width
        // MISTAKE columns-first: let left = tile / rows * width
        for y in 0..<height {
            for x in 0..<width {
                let value = tiles.scalars[(tile * height + y) * width + x]
                // MISTAKE tiles-turned: let value = tiles.scalars[(tile * width + x) * height + y]
                scalars[(top + y) * columns * width + left + x] = value
            }
        }
    }
    return Tensor(scalars, shape: [rows * height, columns * width])
    // END SOLUTION
}
