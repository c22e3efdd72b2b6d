import NN

/// Occlusion: what the score loses when a gray square covers a part of the picture.
///
/// A square is moved over the picture in steps. Each pixel gets the mean over the squares that cover it of
/// `score(image) - score(image with the square)`.
///
/// ``Explanation/attribution`` is that loss, `[H, W]`; the heat map is its positive part, stretched to 0...1. Squares
/// that reach beyond the lower and right edge are cut off there.
///
/// The question is the plainest there is and needs no gradient. What it shows is as coarse as the square; it does not
/// see what two far-apart parts do together, and a gray square is itself something that the network has an opinion on.
///
/// Zeiler, Fergus: Visualizing and Understanding Convolutional Networks, 2013. Numbers agree with captum's `Occlusion`.
public struct Occlusion: ExplanationMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .occlusion, title: "Occlusion",
        summary: "what the score loses when a gray square covers a part",
        looksAt: .pixels, takesManyPasses: true,
        options: [
            .baseline, MethodOption(.window) { $0.window.map(String.init) },
            MethodOption(.stride) { $0.stride.map(String.init) },
        ],
        reading: { target, _ in
            "Bright is where a square of one color costs \(target) most of its score; it is as coarse as the square."
        },
        nothing: { target, _ in
            "nowhere does a square of one color cost \(target) any of its score."
        },
        make: { Occlusion(window: $0.window, step: $0.stride, fill: $0.baseline) })

    /// The square's side in pixels; a seventh of the picture's shorter side when nil.
    public var window: Int?
    /// How far the square moves; half its side when nil.
    public var step: Int?
    /// What the square is filled with, as a normalized value: 0 is the training pictures' mean color.
    public var fill: Float

    /// The method; by default the square is a seventh of the picture wide, and gray.
    public init(window: Int? = nil, step: Int? = nil, fill: Float = 0) {
        self.window = window
        self.step = step
        self.fill = fill
    }

    /// A pass forward for each place of the square.
    ///
    /// - Throws: ``ExplanationError/option(_:value:allowed:)`` when the window or the step does not fit the picture, or
    ///   the fill is not finite; `CancellationError` when the task is cancelled.
    public func explain(_ question: Question, progress: Progress) throws -> Explanation {
        let (height, width) = question.size
        let window = window ?? max(1, min(height, width) / 7)
        let step = step ?? max(1, window / 2)
        try require((1...min(height, width)).contains(window), "the window", window, "1 to \(min(height, width))")
        try require((1...window).contains(step), "the step", step, "1 to the window's \(window)")
        try require(fill.isFinite, "the fill", fill, "a finite number")
        let squares = squares(window: window, step: step, height: height, width: width)
        let score = Double(question.score.scalar)
        var loss = [Double](repeating: 0, count: height * width)
        var times = [Double](repeating: 0, count: height * width)
        try inBatches(of: passesForward, squares.count, progress: progress) { range in
            let scores = question.scores(of: covered(question.image, by: squares[range])).scalars
            for (square, covered) in zip(squares[range], scores) {
                for y in square.rows {
                    for x in square.columns {
                        loss[y * width + x] += score - Double(covered)
                        times[y * width + x] += 1
                    }
                }
            }
        }
        let mean = Tensor(zip(loss, times).map { Float($0 / $1) }, shape: [height, width])
        return try Explanation(of: question, heatmap: relu(mean).scaledToUnit(), attribution: mean)
    }

    private struct Square {
        let rows: Range<Int>
        let columns: Range<Int>
    }

    /// All positions, so many that the last ones reach the lower and right edge.
    private func squares(window: Int, step: Int, height: Int, width: Int) -> [Square] {
        func ranges(_ length: Int) -> [Range<Int>] {
            (0...(length - window + step - 1) / step).map { $0 * step..<min($0 * step + window, length) }
        }
        return ranges(height).flatMap { rows in ranges(width).map { Square(rows: rows, columns: $0) } }
    }

    /// A copy of the picture for each square, `[N, 3, H, W]`.
    private func covered(_ image: Tensor, by squares: ArraySlice<Square>) -> Tensor {
        let (height, width) = (image.shape[2], image.shape[3])
        var scalars: [Float] = []
        scalars.reserveCapacity(squares.count * image.count)
        for square in squares {
            let start = scalars.count
            scalars += image.scalars
            for channel in 0..<image.shape[1] {
                for y in square.rows {
                    let row = start + (channel * height + y) * width
                    for x in square.columns { scalars[row + x] = fill }
                }
            }
        }
        return Tensor(scalars, shape: [squares.count] + image.shape[1...])
    }
}
