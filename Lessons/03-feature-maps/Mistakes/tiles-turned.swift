import NN
import Starter

/// The channels that answer most strongly to a picture.
///
/// - Parameters:
///   - count: how many channels to name.
///   - maps: `[channels, height, width]`.
/// - Returns: the channels with the largest mean over their map, the largest first.
public func strongest(_ count: Int, of maps: Tensor) -> [Int] {
    let size = maps.shape[1] * maps.shape[2]
    let means = (0..<maps.shape[0]).map { channel in
        maps.scalars[channel * size..<(channel + 1) * size].reduce(0, +) / Float(size)
    }
    let ranked = means.indices.sorted { means[$0] > means[$1] }
    return Array(ranked.prefix(count))
}

/// Maps laid out as one gray sheet, in reading order: left to right, then top to bottom.
///
/// - Parameters:
///   - tiles: `[count, height, width]`, with values in 0...1; `count` is a multiple of `columns`.
///   - columns: how many tiles lie side by side.
/// - Returns: `[count / columns * height, columns * width]`.
public func sheet(_ tiles: Tensor, columns: Int) -> Tensor {
    let (count, height, width) = (tiles.shape[0], tiles.shape[1], tiles.shape[2])
    let rows = count / columns
    var scalars = [Float](repeating: 0, count: tiles.scalars.count)
    for tile in 0..<count {
        let top = tile / columns * height
        let left = tile % columns * width
        for y in 0..<height {
            for x in 0..<width {
                scalars[(top + y) * columns * width + left + x] = tiles.scalars[(tile * height + x) * width + y]
            }
        }
    }
    return Tensor(scalars, shape: [rows * height, columns * width])
}
