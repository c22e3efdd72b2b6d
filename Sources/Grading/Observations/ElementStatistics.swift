/// What one look at all elements of an output tells, taken once for all rules.
struct ElementStatistics {
    private(set) var nonFinite = 0
    /// How many are outside of the tolerance.
    private(set) var off = 0
    private(set) var tooLarge = 0
    private(set) var offWhereYoursIsZero = 0
    private(set) var offWhereZeroIsExpected = 0
    private(set) var yourZeros = 0
    private(set) var expectedZeros = 0
    private(set) var sharedZeros = 0
    private(set) var yourNegatives = 0
    private(set) var expectedNegatives = 0
    private(set) var yourRange = 0.0...0.0
    private(set) var expectedRange = 0.0...0.0
    /// The largest `|a - e|`.
    private(set) var farthest = 0.0
    /// The largest `|a - e| / |e|`; infinite where something is off and 0 is expected.
    private(set) var farthestShare = 0.0

    init() {}

    init(_ yours: [Double], _ expected: [Double], _ tolerance: Tolerance) {
        guard let first = yours.first, let firstExpected = expected.first else { return }
        var (low, high) = (first, first)
        var (lowExpected, highExpected) = (firstExpected, firstExpected)
        yours.withUnsafeBufferPointer { a in
            expected.withUnsafeBufferPointer { e in
                for index in a.indices {
                    let (a, e) = (a[index], e[index])
                    let difference = abs(a - e)
                    if !(difference < .infinity) {
                        nonFinite += 1
                        continue
                    }
                    low = min(low, a)
                    high = max(high, a)
                    lowExpected = min(lowExpected, e)
                    highExpected = max(highExpected, e)
                    if a < 0 { yourNegatives += 1 }
                    if e < 0 { expectedNegatives += 1 }
                    if a == 0 {
                        yourZeros += 1
                        if e == 0 { sharedZeros += 1 }
                    }
                    if e == 0 { expectedZeros += 1 }
                    farthest = max(farthest, difference)
                    if difference <= tolerance.atol + tolerance.rtol * abs(e) { continue }
                    off += 1
                    if a > e { tooLarge += 1 }
                    if a == 0 { offWhereYoursIsZero += 1 }
                    if e == 0 { offWhereZeroIsExpected += 1 }
                    farthestShare = max(farthestShare, e == 0 ? .infinity : difference / abs(e))
                }
            }
        }
        if low <= high { yourRange = low...high }
        expectedRange = lowExpected...highExpected
    }
}

extension ClosedRange where Bound == Double {
    /// Whether there is only one number in it.
    var isPoint: Bool { lowerBound == upperBound }
}
