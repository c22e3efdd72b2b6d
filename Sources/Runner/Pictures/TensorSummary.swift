import Grading
import Imaging
import NN

/// What a picture of a tensor shows, for those who do not see it: the smallest and the largest value, and where the largest is.
package struct TensorSummary: Sendable, Equatable {
    /// The smallest and the largest finite value; nil when there is none.
    package let range: ClosedRange<Float>?
    /// The first place of the largest value, an index for each axis.
    package let peak: [Int]
    /// How many elements are NaN or infinite.
    package let notFinite: Int
    private let shape: [Int]
    private let axes: [String]

    /// - Parameter axes: the name of each axis; without them, places are named by their numbers alone.
    package init(_ values: some Collection<Float>, shape: [Int], axes: [String] = []) {
        var range: (low: Float, high: Float)?
        var highest = 0
        var notFinite = 0
        for (index, value) in values.enumerated() {
            guard value.isFinite else {
                notFinite += 1
                continue
            }
            if range.map({ value > $0.high }) ?? true { highest = index }
            range = range.map { (min($0.low, value), max($0.high, value)) } ?? (value, value)
        }
        self.range = range.map { $0.low...$0.high }
        self.notFinite = notFinite
        self.shape = shape
        self.axes = axes.count == shape.count ? axes : []
        var place: [Int] = []
        for length in shape.reversed() where length > 0 {
            place.insert(highest % length, at: 0)
            highest /= length
        }
        peak = place
    }

    package init(_ tensor: Tensor, axes: [String] = []) {
        self.init(tensor.scalars, shape: tensor.shape, axes: axes)
    }

    package init(_ tensor: GradedTensor, axes: [String]) {
        self.init(tensor.values.map(Float.init), shape: tensor.shape, axes: axes)
    }

    /// `0 to 0.98, peak at y 3, x 5`.
    package var words: String {
        guard let range else { return notFinite > 0 ? "no finite value" : "no values" }
        let ends = [range.lowerBound, range.upperBound].map(ColorScale.text)
        var words = range.lowerBound == range.upperBound ? "\(ends[0]) everywhere" : "\(ends[0]) to \(ends[1])"
        if range.lowerBound < range.upperBound, !place.isEmpty { words += ", peak at \(place)" }
        if notFinite > 0 { words += ", \(notFinite) not finite" }
        return words
    }

    /// The peak by the names of the axes; those of length 1 say nothing.
    private var place: String {
        shape.indices.filter { shape[$0] > 1 && peak.indices.contains($0) }
            .map { axes.isEmpty ? "\(peak[$0])" : "\(axes[$0]) \(peak[$0])" }.joined(separator: ", ")
    }
}
