extension WrongAnswer {
    /// Lesson 1: a picture resized, cropped and normalized; an answer read.
    static let pixelsToTensor: [WrongAnswer] = [
        // A size, and the weights of a line.
        .init(
            "resize", "the width always becomes the short side", "if width <= height {", "if true {",
            remark: "confined"),
        .init(
            "resize", "divided first, in whole numbers",
            [
                ("shortSide * height / width", "height / width * shortSide"),
                ("shortSide * width / height", "width / height * shortSide"),
            ], remark: "constant"),
        .init(
            "resize", "the long side rounded up",
            [
                ("shortSide * height / width", "(shortSide * height + width - 1) / width"),
                ("shortSide * width / height", "(shortSide * width + height - 1) / height"),
            ], remark: "off-by-one"),
        .init(
            "resize", "the heights not divided by their sum", "heights.map { $0 / total }", "heights",
            remark: "sums"),
        .init(
            "resize", "the heights divided by the reach instead of their sum", "heights.map { $0 / total }",
            "heights.map { $0 / reach }", remark: "border-off"),
        .init(
            "resize", "the triangle narrower than a pixel where the picture grows", "max(scale, 1)", "scale",
            remark: "few-values"),
        .init(
            "resize", "the last source pixel left out", "Int(center + reach + 0.5), source)",
            "Int(center + reach - 0.5), source)", remark: "zeros"),
        .init(
            "resize", "all pixels under the triangle count alike", "max(0, 1 - distance / reach)",
            "distance < reach ? 1.0 : 0.0", remark: "few-values"),
        .init(
            "resize", "a bell instead of a triangle", "max(0, 1 - distance / reach)",
            "max(0, 1 - distance * distance / (reach * reach))", remark: nil),

        // The square in the middle, and the tensor.
        .init(
            "crop-and-normalize", "halves rounded away from zero",
            [
                (
                    "(Double(picture.width - side) / 2).rounded(.toNearestOrEven)",
                    "(Double(picture.width - side) / 2).rounded(.up)"
                ),
                (
                    "(Double(picture.height - side) / 2).rounded(.toNearestOrEven)",
                    "(Double(picture.height - side) / 2).rounded(.up)"
                ),
            ], remark: "off-by-one"),
        .init(
            "crop-and-normalize", "the square taken from the corner",
            [
                ("Int((Double(picture.width - side) / 2).rounded(.toNearestOrEven))", "0"),
                ("Int((Double(picture.height - side) / 2).rounded(.toNearestOrEven))", "0"),
            ], remark: "constant"),
        .init(
            "crop-and-normalize", "the rows copied from the top edge", "for y in top..<top + side {",
            "for y in 0..<side {", remark: "shifted"),
        .init(
            "crop-and-normalize", "the rows copied from the left edge", "(y * picture.width + left) * 3",
            "(y * picture.width) * 3", remark: "shifted"),
        .init(
            "crop-and-normalize", "the left edge counted in bytes", "(y * picture.width + left) * 3",
            "y * picture.width * 3 + left", remark: nil),
        .init(
            "crop-and-normalize", "bytes divided as bytes", "Float(picture.pixels[pixel * 3 + channel]) / 255",
            "Float(picture.pixels[pixel * 3 + channel] / 255)", remark: "few-values"),
        .init(
            "crop-and-normalize", "filled column by column", "scalars[channel * count + pixel] =",
            "scalars[channel * count + pixel % picture.width * picture.height + pixel / picture.width] =",
            remark: "filled-in-another-order"),
        .init(
            "crop-and-normalize", "green and blue exchanged", "scalars[channel * count + pixel] =",
            "scalars[[0, 2, 1][channel] * count + pixel] =", remark: "entries-in-another-order"),
        .init(
            "crop-and-normalize", "red read for all three", "picture.pixels[pixel * 3 + channel]",
            "picture.pixels[pixel * 3]", remark: "confined"),
        .init(
            "crop-and-normalize", "cut off at 0 and 1 in the end", "(value - mean[channel]) / deviation[channel]",
            "min(max((value - mean[channel]) / deviation[channel], 0), 1)", remark: "clipped"),

        // Probabilities and the most probable.
        .init(
            "top-five", "no largest score subtracted", "exp($0 - largest)", "exp($0)", remark: "not-a-number"),
        .init("top-five", "powers of 2", "exp($0 - largest)", "exp2($0 - largest)", remark: "order-kept"),
        .init(
            "top-five", "the sigmoid of each score", "return powers.map { $0 / total }",
            "return logits.map { 1 / (1 + exp(-$0)) }", remark: "sums"),
        .init(
            "top-five", "the logarithm of the softmax", "return powers.map { $0 / total }",
            "return logits.map { $0 - largest - log(total) }", remark: "logarithm"),
        .init(
            "top-five", "the softmax of the softmax", "return powers.map { $0 / total }",
            "let once = powers.map { exp($0 / total) }\n    return once.map { $0 / once.reduce(0, +) }",
            remark: "order-kept"),
        .init(
            "top-five", "named in the order of the classes", "Array(ranked.prefix(count))",
            "Array(ranked.prefix(count).sorted())", remark: "right-set"),
        .init(
            "top-five", "the most probable left out", "Array(ranked.prefix(count))",
            "Array(ranked.dropFirst().prefix(count))", remark: "shifted"),
        .init(
            "top-five", "not sorted at all", "Array(ranked.prefix(count))",
            "Array(ranked.sorted().prefix(count))", remark: "same-in-all-cases"),
    ]
}
