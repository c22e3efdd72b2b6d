import NN
import Starter

// BEGIN STARTER
// Handy here: `filters.shape`, `filters.scalars` (all numbers, the last axis fastest: filter by filter, in it channel by
// channel, in it row by row), `abs(x)`, `max()` of an array, `Tensor(numbers, shape:)`.
// END STARTER

/// Filters as colored tiles: what a picture would have to look like for the filter to answer most.
///
/// Every filter is scaled by itself, with one factor for all its numbers: 0 becomes the middle gray 0.5, and the number
/// that is farthest from 0 becomes 1 if it is positive and 0 if it is negative. A filter that is 0 everywhere becomes
/// gray everywhere.
///
/// - Parameter filters: `[count, 3, height, width]`; the three channels are red, green and blue.
/// - Returns: `[count, height, width, 3]` with values in 0...1: a color for each place.
public func tiles(of filters: Tensor) -> Tensor {
    // BEGIN SOLUTION: Bring every filter to 0...1 with 0 in the middle, and its three channels side by side.
    let (count, area) = (filters.shape[0], filters.shape[2] * filters.shape[3])
    var colors = [Float](repeating: 0, count: filters.scalars.count)
    // MISTAKE one-scale: let largest = filters.scalars.map { abs($0) }.max() ?? 0
    // MISTAKE one-scale: var colors = [Float](repeating: 0, count: filters.scalars.count)
    for number in 0..<count {
        let filter = Array(filters.scalars[number * 3 * area..<(number + 1) * 3 * area])
        let largest = filter.map { abs($0) }.max() ?? 0
        // MISTAKE one-scale:
        // MISTAKE highest: let largest = filter.max() ?? 0
        // MISTAKE stretched: let (low, high) = (filter.min() ?? 0, filter.max() ?? 0)
        for channel in 0..<3 {
            // MISTAKE own-channels: for channel in 0..<3 {
            // MISTAKE own-channels: let own = filter[channel * area..<(channel + 1) * area]
            // MISTAKE own-channels: let largest = own.map { abs($0) }.max() ?? 0
            for place in 0..<area {
                let value = filter[channel * area + place]
                colors[(number * area + place) * 3 + channel] = largest > 0 ? 0.5 + value / (2 * largest) : 0.5
                // MISTAKE stretched: let color = high > low ? (value - low) / (high - low) : 0.5
                // MISTAKE stretched: colors[(number * area + place) * 3 + channel] = color
                // MISTAKE not-interleaved: let color = largest > 0 ? 0.5 + value / (2 * largest) : 0.5
                // MISTAKE not-interleaved: colors[(number * 3 + channel) * area + place] = color
                // MISTAKE zero-over-zero: colors[(number * area + place) * 3 + channel] = 0.5 + value / (2 * largest)
            }
        }
    }
    return Tensor(colors, shape: [count, filters.shape[2], filters.shape[3], 3])
    // END SOLUTION
}
