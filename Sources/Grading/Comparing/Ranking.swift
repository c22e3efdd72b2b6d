/// The order of many numbers, by a radix sort: grading a million elements by rank has to take well under a tenth of a
/// second, which a sort by comparison does not.
enum Ranking {
    /// The rank of each element from 0, ties sharing the mean of the ranks that they cover.
    static func meanRanks(of values: [Double]) -> [Double] {
        let order = order(of: values)
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            let value = values[Int(order[start])]
            while end < order.count, values[Int(order[end])] == value { end += 1 }
            let mean = Double(start + end - 1) / 2
            for place in start..<end { ranks[Int(order[place])] = mean }
            start = end
        }
        return ranks
    }

    /// The indices of the elements from the smallest to the largest, equal ones in their order.
    static func order(of values: [Double]) -> [UInt32] {
        // Most tensors hold 32-bit floats: their keys leave room for the index in one word, which is moved as one.
        if values.allSatisfy({ Double(Float($0)) == $0 }) {
            var packed = [UInt64](repeating: 0, count: values.count)
            for index in packed.indices { packed[index] = UInt64(key32(values[index])) << 32 | UInt64(index) }
            return sorted(packed, by: 32..<64) { $0 }.map { UInt32(truncatingIfNeeded: $0) }
        }
        let keys = values.map(key64)
        return sorted((0..<UInt32(values.count)).map { $0 }, by: 0..<64) { keys[Int($0)] }
    }

    /// Bits whose unsigned order is the order of the floats; both zeros have one key.
    private static func key32(_ value: Double) -> UInt32 {
        let bits = (Float(value) + 0).bitPattern
        return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
    }

    private static func key64(_ value: Double) -> UInt64 {
        let bits = (value + 0).bitPattern
        return bits & (1 << 63) == 0 ? bits | (1 << 63) : ~bits
    }

    /// Sorts by the given bits of each item's key, eleven at a time from the lowest.
    @inline(__always)
    private static func sorted<Item>(_ items: [Item], by bits: Range<Int>, key: (Item) -> UInt64) -> [Item] {
        let digitBits = 11
        let mask = UInt64(1) << digitBits - 1
        var items = items
        var next = items
        var starts = [Int](repeating: 0, count: 1 << digitBits)
        for shift in stride(from: bits.lowerBound, to: bits.upperBound, by: digitBits) {
            for bucket in starts.indices { starts[bucket] = 0 }
            for item in items { starts[Int(key(item) >> UInt64(shift) & mask)] += 1 }
            // A digit that all keys share moves nothing.
            if starts.contains(items.count) { continue }
            var sum = 0
            for bucket in starts.indices {
                let count = starts[bucket]
                starts[bucket] = sum
                sum += count
            }
            for item in items {
                let bucket = Int(key(item) >> UInt64(shift) & mask)
                next[starts[bucket]] = item
                starts[bucket] += 1
            }
            swap(&items, &next)
        }
        return items
    }
}
