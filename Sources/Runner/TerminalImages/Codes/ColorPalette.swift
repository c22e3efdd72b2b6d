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
        let bins = picture.pixels.withUnsafeBufferPointer(Self.bins)
        var boxes = [Box(Self.entries(of: picture, bins))]
        while boxes.count < most, let index = boxes.indices.max(by: { boxes[$0].spread < boxes[$1].spread }),
            boxes[index].spread > 0
        {
            let (low, high) = boxes[index].halves
            boxes[index] = low
            boxes.append(high)
        }
        colors = boxes.map(\.mean)
        var numbers = [UInt8](repeating: 0, count: Self.binCount)
        for (number, box) in boxes.enumerated() {
            for entry in box.entries { numbers[entry.bin] = UInt8(number) }
        }
        pixels = bins.map { numbers[$0] }
    }

    /// Colors that differ by less than Sixel can say share a bin: 64 levels a channel.
    private static let binCount = 1 << 18

    /// The bin of each pixel.
    private static func bins(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        (0..<bytes.count / 3).map { pixel in
            let (red, green, blue) = (Int(bytes[3 * pixel]), Int(bytes[3 * pixel + 1]), Int(bytes[3 * pixel + 2]))
            return (red >> 2) << 12 | (green >> 2) << 6 | blue >> 2
        }
    }

    /// The bins that have pixels, each with the mean of their colors.
    private static func entries(of picture: Picture, _ bins: [Int]) -> [Entry] {
        var sums = [SIMD4<Int32>](repeating: .zero, count: binCount)
        picture.pixels.withUnsafeBufferPointer { bytes in
            for (pixel, bin) in bins.enumerated() {
                let (red, green, blue) = (bytes[3 * pixel], bytes[3 * pixel + 1], bytes[3 * pixel + 2])
                sums[bin] &+= SIMD4(Int32(red), Int32(green), Int32(blue), 1)
            }
        }
        return sums.enumerated().compactMap { bin, sum in
            guard sum.w > 0 else { return nil }
            let count = Double(sum.w)
            return Entry(bin: bin, count: count, color: SIMD3(Double(sum.x), Double(sum.y), Double(sum.z)) / count)
        }
    }

    private struct Entry {
        let bin: Int
        let count: Double
        let color: SIMD3<Double>
    }

    /// Colors that lie near each other.
    private struct Box {
        let entries: [Entry]
        /// The channel in which they differ the most, as the eye sees it, and the sum of the squares of these differences.
        let axis: Int
        let spread: Double
        private let center: SIMD3<Double>

        init(_ entries: [Entry]) {
            self.entries = entries
            var count = 0.0
            var sum = SIMD3<Double>.zero
            for entry in entries {
                count += entry.count
                sum += entry.color * entry.count
            }
            let center = sum / max(count, 1)
            var squares = SIMD3<Double>.zero
            for entry in entries {
                let difference = entry.color - center
                squares += difference * difference * entry.count
            }
            squares *= SIMD3(0.3, 0.59, 0.11)
            let axis = (0..<3).max { squares[$0] < squares[$1] } ?? 0
            (self.axis, self.center, spread) = (axis, center, entries.count > 1 ? squares[axis] : 0)
        }

        var mean: Color {
            let bytes = (0..<3).map { UInt8(max(0, min(255, center[$0].rounded()))) }
            return Color(red: bytes[0], green: bytes[1], blue: bytes[2])
        }

        /// Cut at the mean of the widest channel: both halves have colors.
        var halves: (Box, Box) {
            let low = entries.filter { $0.color[axis] <= center[axis] }
            let high = entries.filter { $0.color[axis] > center[axis] }
            return (Box(low), Box(high))
        }
    }
}
