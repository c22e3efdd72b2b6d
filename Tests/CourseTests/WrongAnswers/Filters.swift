extension WrongAnswer {
    /// Lesson 2: a filter slid over a picture, filters as tiles, and what looks like them.
    static let filters: [WrongAnswer] = [
        .init(
            "convolve", "the places of the window rounded up", "(side + 2 * padding - window) / stride + 1",
            "(side + 2 * padding - window + stride - 1) / stride + 1", remark: "off-by-one"),
        .init("convolve", "the first channel alone", "for c in 0..<window[0] {", "for c in 0..<1 {", remark: nil),
        .init(
            "convolve", "the padding taken off the rows alone", "x * filter.stride + j - filter.padding",
            "x * filter.stride + j", remark: nil),
        .init(
            "convolve", "the first row and column taken for outside",
            "guard (0..<height).contains(row), (0..<width).contains(column) else",
            "guard (1..<height).contains(row), (1..<width).contains(column) else", remark: "border-off"),
        .init(
            "filter-tiles", "green and blue exchanged", "(number * area + place) * 3 + channel]",
            "(number * area + place) * 3 + [0, 2, 1][channel]]", remark: "entries-in-another-order"),
        .init(
            "filter-tiles", "how far from 0, without the sign", "0.5 + value / (2 * largest)", "abs(value) / largest",
            remark: nil),
        .init(
            "filter-tiles", "divided by the length instead of the largest", "filter.map { abs($0) }.max() ?? 0",
            "filter.reduce(0) { $0 + $1 * $1 }.squareRoot()", remark: "own-scales"),
        .init(
            "filter-tiles", "filled column by column", "(number * area + place) * 3 + channel]",
            "(number * area + place % filters.shape[3] * filters.shape[2] + place / filters.shape[3]) * 3 + channel]",
            remark: "filled-in-another-order"),
        .init(
            "likeness", "what looks like the opposite cut off", "$1 > 0 ? $0 / $1 : 0", "$1 > 0 ? max($0 / $1, 0) : 0",
            remark: "negatives-cut"),
        .init(
            "likeness", "the patch added up without squaring", "conv2d(pictures * pictures,", "conv2d(pictures,",
            remark: nil, aside: "zeros"),
        .init(
            "likeness", "rows and columns counted from 1", "return (best / width, best % width)",
            "return (best / width + 1, best % width + 1)", remark: "constant-difference"),
        .init(
            "likeness", "the height taken for the width", "let width = map.shape[1]", "let width = map.shape[0]",
            remark: nil),
    ]
}
