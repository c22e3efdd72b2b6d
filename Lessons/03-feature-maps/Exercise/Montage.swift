import NN
import Starter

// Handy here: `maps.shape`, `maps.scalars` (all numbers, the last axis fastest), `Tensor(numbers, shape:)`.

/// The channels that answer most strongly to a picture.
///
/// - Parameters:
///   - count: how many channels to name.
///   - maps: `[channels, height, width]`.
/// - Returns: the channels with the largest mean over their map, the largest first; of equals each one once, in either
///   order.
public func strongest(_ count: Int, of maps: Tensor) -> [Int] {
    yourTurn("Rank the channels by the mean of their map.")
}

/// Maps laid out as one gray sheet, in reading order: left to right, then top to bottom.
///
/// - Parameters:
///   - tiles: `[count, height, width]`, with values in 0...1; `count` is a multiple of `columns`.
///   - columns: how many tiles lie side by side.
/// - Returns: `[count / columns * height, columns * width]`.
public func sheet(_ tiles: Tensor, columns: Int) -> Tensor {
    yourTurn("Lay the tiles out in rows and columns.")
}
