extension WrongAnswer {
    /// Lesson 8: a heat map, and the overlay.
    static let gradCAM: [WrongAnswer] = [
        .init(
            "grad-cam-map", "negative weights cut off", "return slope.mean(over: 2, 3)",
            "return relu(slope.mean(over: 2, 3))", remark: "negatives-cut"),
        .init(
            "grad-cam-map", "the absolute value of the weights", "return slope.mean(over: 2, 3)",
            "return slope.mean(over: 2, 3).abs()", remark: "absolute"),
        .init(
            "grad-cam-map", "the mean of the squared slopes", "return slope.mean(over: 2, 3)",
            "return (slope * slope).mean(over: 2, 3)", remark: "square"),
        .init(
            "grad-cam-map", "the largest score explained", "gradient(of: logits[0, target], at: maps)",
            "gradient(of: logits[0, logits.argMax()], at: maps)", remark: "same-in-all-cases"),
        .init(
            "grad-cam-map", "cut off channel by channel, before the sum", "relu((weights * maps).sum(over: 1))",
            "relu(weights * maps).sum(over: 1)", remark: "zeros"),
        .init(
            "grad-cam-map", "the largest contribution instead of the sum", "relu((weights * maps).sum(over: 1))",
            "relu((weights * maps).max(over: 1))", remark: "zeros"),
        .init(
            "grad-cam-map", "cut off at 1 instead of scaled", "return (evidence - low) / (high - low + 1e-7)",
            "return evidence - relu(evidence - 1)", remark: "order-kept"),
        .init(
            "grad-cam-map", "squared", "return (evidence - low) / (high - low + 1e-7)",
            "let heat = (evidence - low) / (high - low + 1e-7)\n    return heat * heat", remark: "square"),
        .init(
            "grad-cam-map", "the square root, for contrast", "return (evidence - low) / (high - low + 1e-7)",
            "return ((evidence - low) / (high - low + 1e-7)).sqrt()", remark: "square-root"),
        .init(
            "grad-cam-map", "the weights not used", "(weights * maps).sum(over: 1)", "maps.sum(over: 1)",
            remark: "same-in-all-cases"),
        .init(
            "grad-cam-map", "the cells made to add up to 1", "return (evidence - low) / (high - low + 1e-7)",
            "return softmax(evidence.reshaped([1, evidence.shape[0] * evidence.shape[1]])).reshaped(evidence.shape)",
            remark: "order-kept"),

        .init(
            "overlay", "no half taken away: everything half a cell too far up and left",
            "(Float(pixel) + 0.5) * Float(coarse) / Float(fine) - 0.5",
            "(Float(pixel) + 0.5) * Float(coarse) / Float(fine)",
            remark: "shifted"),
        .init(
            "overlay", "no half added: half a pixel too far down and right",
            "(Float(pixel) + 0.5) * Float(coarse) / Float(fine) - 0.5",
            "Float(pixel) * Float(coarse) / Float(fine) - 0.5",
            remark: "half-step"),
        .init(
            "overlay", "the rows counted for both directions", "position(of: x, in: side, over: width)",
            "position(of: x, in: side, over: height)", remark: nil),
        .init(
            "overlay", "not held inside at the left and upper edge", "min(max(center, 0), Float(coarse - 1))",
            "min(center, Float(coarse - 1))", remark: nil, aside: "zeros"),
        .init(
            "overlay", "bytes rounded instead of cut off", "UInt8(255 * ($0 / brightest))",
            "UInt8((255 * ($0 / brightest)).rounded())", remark: "off-by-one"),
        .init(
            "overlay", "green and blue exchanged in the end",
            [
                (
                    "mixed.append(half(bytes[pixel * 3 + 1], color.green))\n",
                    "mixed.append(half(bytes[pixel * 3 + 2], color.blue))\n"
                ),
                (
                    "mixed.append(half(bytes[pixel * 3 + 2], color.blue))\n    }",
                    "mixed.append(half(bytes[pixel * 3 + 1], color.green))\n    }"
                ),
            ], remark: "entries-in-another-order"),
        .init(
            "overlay", "the colors backwards", "jet[Int(255 * heat)]", "jet[255 - Int(255 * heat)]", remark: nil),
        .init(
            "overlay", "four parts of color to six of the picture",
            "0.5 * (Float(byte) / 255) + 0.5 * (Float(level) / 255)",
            "0.6 * (Float(byte) / 255) + 0.4 * (Float(level) / 255)", remark: nil),
    ]
}
