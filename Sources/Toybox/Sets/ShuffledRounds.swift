/// Classes in shuffled rounds: every run of `count` pictures from a multiple of `count` holds each class once.
enum ShuffledRounds {
    /// The class of a picture, by its number in a set whose seeds have `tag` as their high bits.
    static func label(_ index: Int, of count: Int, tag: UInt64) -> Int {
        var random = RandomSource(seed: RandomSource.scramble(tag << 48 | 1 << 47 | UInt64(index / count)))
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, random.index(below: last + 1))
        }
        return order[index % count]
    }
}
