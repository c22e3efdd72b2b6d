extension WrongAnswer {
    /// Lesson 5: pullbacks of single layers, and the way back through all of them.
    static let gradientsByHand: [WrongAnswer] = [
        .init(
            "pullbacks", "1 passed on instead of the upstream gradient", "gradient[index] = upstream.scalars[index]",
            "gradient[index] = 1", remark: "few-values"),
        .init(
            "pullbacks", "open where the input is below 0", "if input.scalars[index] > 0 {",
            "if input.scalars[index] < 0 {", remark: "zeros"),
        .init(
            "pullbacks", "of equals the upper one instead of the left one",
            "[corner, corner + 1, corner + width, corner + width + 1]",
            "[corner, corner + width, corner + 1, corner + width + 1]", remark: "right-set"),
        .init(
            "pullbacks", "the smallest of a window", "input.scalars[place] > input.scalars[winner]",
            "input.scalars[place] < input.scalars[winner]", remark: "right-set"),
        .init(
            "conv-pullback", "the filter's rows and columns exchanged", "+ c) * kernel + i) * kernel + j]",
            "+ c) * kernel + j) * kernel + i]", remark: nil),
        .init(
            "conv-pullback", "the first row and column taken for outside",
            "guard (0..<height).contains(row), (0..<width).contains(column) else",
            "guard (1..<height).contains(row), (1..<width).contains(column) else", remark: "unfilled"),
        .init(
            "conv-pullback", "the epsilon added to the root", "(variance[c] + 1e-5).squareRoot()",
            "(variance[c].squareRoot() + 1e-5)", remark: "confined"),
        .init(
            "backward-run", "the ReLU left out", "reluPullback(atRectified, input: normalized)", "atRectified",
            remark: "only-where-zero"),
        .init("backward-run", "too large a step", "let step: Float = 0.01", "let step: Float = 0.1", remark: "nearly"),
    ]
}
