import Imaging
import NN

/// The channels of a layer side by side, the brightest first.
struct Montage {
    /// `[C, h, w]`.
    let maps: Tensor
    /// What stands above.
    let title: String
    /// Beyond these, tiles would be too many to look at.
    var most = 64

    func picture() -> Picture {
        let channels = ranked()
        let shown = channels.prefix(most)
        let silent = channels.count { $0.range.lowerBound == $0.range.upperBound }
        let tiles = shown.map { channel in
            Tile(
                map: map(channel.index), colormap: .viridis, range: channel.range, caption: "channel \(channel.index)")
        }
        var heading =
            title + ", " + (shown.count < channels.count ? "\(shown.count) of " : "") + "\(channels.count) channels"
        if shown.count > 1 { heading += ", the brightest first" }
        if silent > 0 { heading += ", \(silent) the same everywhere" }
        return ContactSheet(tiles: tiles, columns: min(8, tiles.count), tileWidth: 112, title: heading).picture()
    }

    private struct Channel {
        var index: Int
        var range: ClosedRange<Float>
        var mean: Double
    }

    /// The channels by the mean of their magnitudes, largest first; equal ones stay in order.
    private func ranked() -> [Channel] {
        (0..<maps.shape[0]).map { index in
            let map = map(index)
            let sum = map.scalars.reduce(0) { $0 + Double($1.magnitude) }
            return Channel(index: index, range: map.finiteRange, mean: sum)
        }.sorted { ($1.mean, $0.index) < ($0.mean, $1.index) }
    }

    private func map(_ channel: Int) -> Tensor {
        let area = maps.shape[1] * maps.shape[2]
        return Tensor(Array(maps.scalars[channel * area..<(channel + 1) * area]), shape: Array(maps.shape[1...]))
    }
}
