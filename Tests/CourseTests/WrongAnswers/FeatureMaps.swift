extension WrongAnswer {
    /// Lesson 3: maps taken out and stretched; the strongest laid out on a sheet.
    static let featureMaps: [WrongAnswer] = [
        .init(
            "capture-and-stretch", "conv1 taken after the batch normalization", "logits.activation(layer)",
            "logits.activation(layer == \"conv1\" ? \"bn1\" : layer)", remark: "own-scales"),
        .init(
            "capture-and-stretch", "the absolute value of the maps", "return maps[0]", "return maps[0].abs()",
            remark: "absolute"),
        .init(
            "capture-and-stretch", "the logarithm of what is above 0", "return maps[0]",
            "return (relu(maps[0]) + 1).log()",
            remark: "nothing-negative"),
        .init(
            "capture-and-stretch", "the square of the maps", "return maps[0]", "return maps[0] * maps[0]",
            remark: "square"),
        .init(
            "capture-and-stretch", "a flat map divided by 0", "high > low ? ($0 - low) / (high - low) : 0",
            "($0 - low) / (high - low)", remark: "not-a-number"),
        .init(
            "capture-and-stretch", "a flat map drawn white", "high > low ? ($0 - low) / (high - low) : 0",
            "high > low ? ($0 - low) / (high - low) : 1", remark: "confined"),
        .init(
            "capture-and-stretch", "divided by the largest instead of the span", "($0 - low) / (high - low) : 0",
            "($0 - low) / high : 0", remark: "own-scales"),
        .init(
            "capture-and-stretch", "black and white exchanged", "($0 - low) / (high - low) : 0",
            "(high - $0) / (high - low) : 0", remark: "own-scales"),
        .init(
            "capture-and-stretch", "each row on a scale of its own",
            [
                ("for channel in 0..<channels {", "for channel in 0..<channels * maps.shape[1] {"),
                ("let size = maps.shape[1] * maps.shape[2]", "let size = maps.shape[2]"),
            ], remark: "own-scales"),
        .init(
            "capture-and-stretch", "rounded to 255 levels", "($0 - low) / (high - low) : 0",
            "(($0 - low) / (high - low) * 255).rounded() / 255 : 0", remark: "rounded"),
        .init(
            "capture-and-stretch", "too large an epsilon", "($0 - low) / (high - low) : 0",
            "($0 - low) / (high - low + 1e-3) : 0", remark: "nearly"),
        .init(
            "capture-and-stretch", "cut off below 0 before it is stretched",
            "let map = maps.scalars[channel * size..<(channel + 1) * size]",
            "let map = maps.scalars[channel * size..<(channel + 1) * size].map { max($0, 0) }", remark: "zeros"),
        .init(
            "capture-and-stretch", "the square root, for contrast", "($0 - low) / (high - low) : 0",
            "(($0 - low) / (high - low)).squareRoot() : 0", remark: "square-root"),
        .init(
            "capture-and-stretch", "the mean taken away instead of the minimum", "let low = map.min() ?? 0",
            "let low = map.reduce(0, +) / Float(size)", remark: "own-scales"),

        .init(
            "montage", "not ranked at all", "Array(ranked.prefix(count))", "Array(ranked.sorted().prefix(count))",
            remark: "same-in-all-cases"),
        .init(
            "montage", "named in the order of the channels", "Array(ranked.prefix(count))",
            "Array(ranked.prefix(count).sorted())", remark: "right-set"),
        .init(
            "montage", "the strongest left out", "Array(ranked.prefix(count))",
            "Array(ranked.dropFirst().prefix(count))", remark: "shifted"),
        .init(
            "montage", "ranked by the sum of squares", "(channel + 1) * size].reduce(0, +) / Float(size)",
            "(channel + 1) * size].reduce(0) { $0 + $1 * $1 } / Float(size)", remark: nil),
        .init(
            "montage", "from right to left", "tile % columns * width", "(columns - 1 - tile % columns) * width",
            remark: "entries-in-another-order"),
        .init(
            "montage", "from bottom to top", "tile / columns * height", "(rows - 1 - tile / columns) * height",
            remark: "entries-in-another-order"),
        .init(
            "montage", "every tile upside down", "(tile * height + y) * width + x]",
            "(tile * height + height - 1 - y) * width + x]", remark: "entries-in-another-order"),
        .init(
            "montage", "not laid out, the tiles one after the other",
            "scalars[(top + y) * columns * width + left + x] = value",
            "scalars[(tile * height + y) * width + x] = value", remark: "right-set"),
        .init(
            "montage", "the first row of every tile left out", "for y in 0..<height {", "for y in 1..<height {",
            remark: "unfilled"),
        .init(
            "montage", "the last tile left out", "for tile in 0..<count {", "for tile in 0..<count - 1 {",
            remark: "unfilled"),
    ]
}
