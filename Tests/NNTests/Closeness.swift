import Testing

@testable import NN

/// Checks shape first, then `|a - e| <= atol + rtol * |e|` element by element.
///
/// - Parameter scale: what an element of about 0 is measured by; the largest expected magnitude when nil.
func expectClose(
    _ actual: Tensor, _ expected: Tensor, rtol: Float = 1e-4, scale: Float? = nil, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard actual.shape == expected.shape else {
        Issue.record("\(what): shape \(actual.shape), expected \(expected.shape)", sourceLocation: sourceLocation)
        return
    }
    // Sums that cancel keep the absolute error of their terms: a tenth of the relative tolerance, of the largest.
    let atol = rtol / 10 * (scale ?? expected.scalars.reduce(0) { max($0, $1.magnitude) })
    let wrong = zip(actual.scalars, expected.scalars).enumerated().filter { _, pair in
        !((pair.0 - pair.1).magnitude <= atol + rtol * pair.1.magnitude)
    }
    if let first = wrong.first {
        Issue.record(
            "\(what): \(wrong.count) of \(actual.count) differ, first at \(first.offset): \(first.element.0), expected \(first.element.1)",
            sourceLocation: sourceLocation)
    }
}
