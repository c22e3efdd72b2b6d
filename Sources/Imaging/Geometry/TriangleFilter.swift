/// The weights with which Pillow's bilinear filter brings one axis to another length.
///
/// When an axis shrinks by a factor s, the triangle is 2s pixels wide instead of 2: that is the antialias. Weights are
/// computed in double precision, divided by their sum, and kept in fixed point with 22 bits after the point.
struct TriangleFilter {
    /// The first source pixel of each new one.
    let first: [Int]
    /// The source pixels that the new ones need, from the first to the last.
    let sources: Range<Int>
    /// How many source pixels each new one mixes.
    private let lengths: [Int]
    /// Room for the weights of one new pixel.
    private let capacity: Int
    /// The weights of all new pixels, `capacity` for each.
    private let table: [Int32]

    static let precision: Int32 = 22
    /// Half a unit, which turns the final shift into rounding.
    static let half: Int32 = 1 << (precision - 1)

    /// How many new pixels there are.
    var count: Int { first.count }

    /// - Parameter wanted: the new pixels that are computed; the others are left out.
    init(from old: Int, to new: Int, only wanted: Range<Int>) {
        let scale = Double(old) / Double(new)
        let widening = max(scale, 1)
        let support = widening
        capacity = Int(support.rounded(.up)) * 2 + 1
        var first = [Int]()
        var lengths = [Int]()
        var table = [Int32](repeating: 0, count: wanted.count * capacity)
        var weights = [Double](repeating: 0, count: capacity)
        for (place, index) in wanted.enumerated() {
            let center = (Double(index) + 0.5) * scale
            let low = max(Int(center - support + 0.5), 0)
            let high = min(Int(center + support + 0.5), old)
            var sum = 0.0
            for step in 0..<(high - low) {
                let distance = abs((Double(step + low) - center + 0.5) * (1 / widening))
                weights[step] = distance < 1 ? 1 - distance : 0
                sum += weights[step]
            }
            for step in 0..<(high - low) {
                let weight = sum != 0 ? weights[step] / sum : weights[step]
                table[place * capacity + step] = Int32(0.5 + weight * Double(1 << Self.precision))
            }
            first.append(low)
            lengths.append(high - low)
        }
        // The windows move to the right, both ends of them.
        sources = (first.first ?? 0)..<((first.last ?? 0) + (lengths.last ?? 0))
        self.first = first
        self.lengths = lengths
        self.table = table
    }

    /// A filter whose weights somebody else has found, in the same fixed point.
    ///
    /// - Parameter mixes: for each new pixel its first source pixel, and how much of that and of the following ones goes in.
    init(mixes: [(first: Int, weights: [Double])]) {
        first = mixes.map(\.first)
        lengths = mixes.map(\.weights.count)
        capacity = lengths.max() ?? 0
        var table = [Int32](repeating: 0, count: mixes.count * capacity)
        for (place, mix) in mixes.enumerated() {
            for (step, weight) in mix.weights.enumerated() {
                let units = (weight * Double(1 << Self.precision)).rounded(.toNearestOrAwayFromZero)
                table[place * capacity + step] = Int32(min(max(units, Double(Int32.min)), Double(Int32.max)))
            }
        }
        self.table = table
        sources = (first.min() ?? 0)..<(mixes.map { $0.first + $0.weights.count }.max() ?? 0)
    }

    /// The weights of one new pixel's source pixels, beginning with `first`.
    func weights(of index: Int) -> ArraySlice<Int32> {
        table[(index * capacity)..<(index * capacity + lengths[index])]
    }

    /// A sum of weighted bytes, back as a byte.
    static func byte(_ sum: Int32) -> UInt8 {
        UInt8(clamping: sum >> precision)
    }
}
