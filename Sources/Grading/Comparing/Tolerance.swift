/// `|a - e| <= atol + rtol * |e|`: asymmetric, `e` being the reference.
struct Tolerance {
    let rtol: Double
    let atol: Double
    /// Whether a NaN or an infinity is equal to itself.
    let nonFiniteIsEqual: Bool

    @inline(__always)
    func holds(_ a: Double, _ e: Double) -> Bool {
        let difference = abs(a - e)
        if difference <= atol + rtol * abs(e), e.isFinite { return true }
        return nonFiniteIsEqual && !e.isFinite && (a == e || a.isNaN && e.isNaN)
    }

    /// Whether every element holds; stops at the first that does not.
    func holds(_ yours: [Double], _ expected: [Double]) -> Bool {
        yours.withUnsafeBufferPointer { a in
            expected.withUnsafeBufferPointer { e in
                for index in e.indices where !holds(a[index], e[index]) { return false }
                return true
            }
        }
    }

    /// Statistics over the elements that do not hold; nil when all do.
    func mismatches(_ yours: GradedTensor, _ expected: GradedTensor, axes: [String]) -> Mismatches? {
        var count = 0
        var first = -1
        var worst = -1
        var maxAbsolute = -1.0
        var maxRelative = -1.0
        yours.values.withUnsafeBufferPointer { a in
            expected.values.withUnsafeBufferPointer { e in
                for index in e.indices where !holds(a[index], e[index]) {
                    if count == 0 { first = index }
                    count += 1
                    // A NaN is further away than any number.
                    let difference = abs(a[index] - e[index])
                    let distance = difference.isNaN ? .infinity : difference
                    if distance > maxAbsolute {
                        maxAbsolute = distance
                        worst = index
                    }
                    if e[index] != 0 { maxRelative = max(maxRelative, distance / abs(e[index])) }
                }
            }
        }
        guard count > 0 else { return nil }
        func place(_ offset: Int) -> Place {
            Place(
                offset: offset, shape: expected.shape, axes: axes, yours: yours.values[offset],
                expected: expected.values[offset])
        }
        return Mismatches(
            count: count, total: expected.count, first: place(first), worst: place(worst),
            maxAbsolute: maxAbsolute.isFinite ? maxAbsolute : nil,
            maxRelative: maxRelative >= 0 && maxRelative.isFinite ? maxRelative : nil)
    }
}
