import Imaging
import Lessons
import NN

/// What a learner handed in for one output, drawn by itself, without the reference.
package struct OwnPicture: Sendable {
    package let picture: Picture
    /// What it shows, in words.
    package let words: String

    /// A map of a few cells is enlarged to about this many pixels, and a photograph shrunk to no more than half as many again.
    private static let side = 216

    /// - Parameter over: the picture that a map lies over.
    /// - Returns: nil when the output is none that is drawn, or its shape cannot be.
    package init?(of output: OutputSpec, _ tensor: Tensor, over: Picture?) {
        let sheet = ErrorSheet(of: output, title: "", yours: tensor, reference: tensor, over: over, isRight: true)
            .sheet()
        guard let drawn = sheet?.tiles.first?.picture else { return nil }
        let longest = max(drawn.width, drawn.height)
        if longest * 2 <= Self.side {
            let factor = Self.side / longest
            picture = drawn.resized(width: drawn.width * factor, height: drawn.height * factor, by: .nearest)
        } else if longest > Self.side * 3 / 2 {
            let share = Double(Self.side * 3 / 2) / Double(longest)
            picture = drawn.resized(
                width: max(1, Int(Double(drawn.width) * share)), height: max(1, Int(Double(drawn.height) * share)))
        } else {
            picture = drawn
        }
        words = TensorSummary(tensor, axes: output.axes).words
    }
}
