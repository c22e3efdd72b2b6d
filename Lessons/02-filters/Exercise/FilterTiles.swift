import NN
import Starter

// Handy here: `filters.shape`, `filters.scalars` (all numbers, the last axis fastest: filter by filter, in it channel by
// channel, in it row by row), `abs(x)`, `max()` of an array, `Tensor(numbers, shape:)`.

/// Filters as colored tiles: what a picture would have to look like for the filter to answer most.
///
/// Every filter is scaled by itself, with one factor for all its numbers: 0 becomes the middle gray 0.5, and the number
/// that is farthest from 0 becomes 1 if it is positive and 0 if it is negative. A filter that is 0 everywhere becomes
/// gray everywhere.
///
/// - Parameter filters: `[count, 3, height, width]`; the three channels are red, green and blue.
/// - Returns: `[count, height, width, 3]` with values in 0...1: a color for each place.
public func tiles(of filters: Tensor) -> Tensor {
    yourTurn("Bring every filter to 0...1 with 0 in the middle, and its three channels side by side.")
}
