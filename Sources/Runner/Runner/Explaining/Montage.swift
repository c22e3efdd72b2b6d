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

    /// The brightest channels, each on its own scale.
    var tiles: [Tile] {
        ranked().prefix(most).map { channel in
            Tile(map: map(channel.index), range: channel.range, caption: "channel \(channel.index)")
        }
    }

    func picture() -> Picture {
        let tiles = tiles
        return ContactSheet(tiles: tiles, columns: min(8, tiles.count), tileWidth: 112, title: heading()).picture()
    }

    /// What is shown, of what, and in which order.
    func heading() -> String {
        let channels = ranked()
        let some = channels.count > most ? "\(most) of " : ""
        let order = channels.count > 1 ? ", the brightest first" : ""
        let flat = channels.count { $0.range.lowerBound == $0.range.upperBound }
        return "\(title), \(some)\(channels.count) channels\(order)" + (flat > 0 ? ", \(flat) flat" : "")
    }

    struct Channel {
        var index: Int
        var range: ClosedRange<Float>
        /// The sum of the magnitudes.
        var brightness: Double
    }

    /// The channels by their brightness, largest first; equal ones stay in order.
    func ranked() -> [Channel] {
        (0..<maps.shape[0]).map { index in
            let map = map(index)
            let sum = map.scalars.reduce(0) { $0 + Double($1.magnitude) }
            return Channel(index: index, range: map.finiteRange, brightness: sum)
        }.sorted { ($1.brightness, $0.index) < ($0.brightness, $1.index) }
    }

    private func map(_ channel: Int) -> Tensor {
        let area = maps.shape[1] * maps.shape[2]
        return Tensor(Array(maps.scalars[channel * area..<(channel + 1) * area]), shape: Array(maps.shape[1...]))
    }
}
