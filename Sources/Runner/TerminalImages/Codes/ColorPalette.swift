import Imaging

/// The few colors that stand for all of a picture's, by median cut (Heckbert 1982).
///
/// Nothing is dithered: dots of two colors on a map would look like values.
struct ColorPalette: Sendable {
    let colors: [Color]
    /// The number of each pixel's color.
    let pixels: [UInt8]

    /// - Parameter most: at most 256.
    init(of picture: Picture, most: Int) {
        // A pixel's color as one number, and how often it occurs.
        let bytes = picture.pixels
        var keys: [UInt32] = []
        keys.reserveCapacity(bytes.count / 3)
        for index in stride(from: 0, to: bytes.count, by: 3) {
            let (red, green, blue) = (UInt32(bytes[index]), UInt32(bytes[index + 1]), UInt32(bytes[index + 2]))
            keys.append(red << 16 | green << 8 | blue)
        }
        var counts: [UInt32: Int] = [:]
        for key in keys { counts[key, default: 0] += 1 }
        var boxes = [Box(counts.map { Box.Entry(key: $0.key, count: $0.value) }.sorted { $0.key < $1.key })]
        while boxes.count < most, let index = boxes.indices.max(by: { boxes[$0].spread < boxes[$1].spread }),
            boxes[index].spread > 0
        {
            let (low, high) = boxes[index].halves
            boxes[index] = low
            boxes.append(high)
        }
        colors = boxes.map(\.mean)
        var numbers: [UInt32: UInt8] = [:]
        for (number, box) in boxes.enumerated() {
            for entry in box.entries { numbers[entry.key] = UInt8(number) }
        }
        pixels = keys.map { numbers[$0] ?? 0 }
    }

    /// Colors that lie near each other.
    private struct Box {
        struct Entry {
            let key: UInt32
            let count: Int

            func channel(_ index: Int) -> Double { Double(key >> UInt32(16 - 8 * index) & 255) }
        }

        let entries: [Entry]
        let count: Double
        /// The channel in which they differ the most, as the eye sees it, and the sum of the squares of these differences.
        let axis: Int
        let spread: Double
        let means: [Double]

        init(_ entries: [Entry]) {
            self.entries = entries
            let count = Double(entries.reduce(0) { $0 + $1.count })
            let means = (0..<3).map { channel in
                entries.reduce(0) { $0 + $1.channel(channel) * Double($1.count) } / max(count, 1)
            }
            let weights = [0.3, 0.59, 0.11]
            let spreads = (0..<3).map { channel in
                weights[channel]
                    * entries.reduce(0) { sum, entry in
                        let difference = entry.channel(channel) - means[channel]
                        return sum + difference * difference * Double(entry.count)
                    }
            }
            axis = spreads.indices.max { spreads[$0] < spreads[$1] } ?? 0
            spread = entries.count > 1 ? spreads[axis] : 0
            (self.count, self.means) = (count, means)
        }

        var mean: Color {
            let bytes = means.map { UInt8(max(0, min(255, $0.rounded()))) }
            return Color(red: bytes[0], green: bytes[1], blue: bytes[2])
        }

        /// Cut at the mean of the widest channel: both halves have colors.
        var halves: (Box, Box) {
            let low = entries.filter { $0.channel(axis) <= means[axis] }
            let high = entries.filter { $0.channel(axis) > means[axis] }
            return (Box(low), Box(high))
        }
    }
}
