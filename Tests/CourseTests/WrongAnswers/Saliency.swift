extension WrongAnswer {
    /// Lesson 6: the slope of a score, and the map that is made of it.
    static let saliency: [WrongAnswer] = [
        .init(
            "saliency-map", "the absolute value taken too early", "return gradient(of: logits[0, target], at: x)",
            "return gradient(of: logits[0, target], at: x).abs()", remark: "absolute"),
        .init(
            "saliency-map", "the largest score explained, whichever class is asked for",
            "gradient(of: logits[0, target], at: x)", "gradient(of: logits[0, logits.argMax()], at: x)",
            remark: "same-in-all-cases"),
        .init(
            "saliency-map", "all scores added up", "gradient(of: logits[0, target], at: x)",
            "gradient(of: logits.sum(), at: x)", remark: "same-in-all-cases"),
        .init(
            "saliency-map", "the mean over the channels", "slope.abs().max(over: 1)", "slope.abs().mean(over: 1)",
            remark: "one-sided"),
        .init(
            "saliency-map", "the largest first, its absolute value then", "slope.abs().max(over: 1)",
            "slope.max(over: 1).abs()", remark: "one-sided"),
        .init(
            "saliency-map", "the smallest of the three", "slope.abs().max(over: 1)", "slope.abs().min(over: 1)",
            remark: "one-sided"),
        .init(
            "saliency-map", "squared instead of the absolute value", "slope.abs().max(over: 1)",
            "(slope * slope).max(over: 1)", remark: "square"),
        .init(
            "saliency-map", "the length of the three slopes", "slope.abs().max(over: 1)",
            "(slope * slope).sum(over: 1).sqrt()", remark: "one-sided"),
        .init(
            "saliency-map", "the slope times the picture", "gradient(of: logits[0, target], at: x)",
            "gradient(of: logits[0, target], at: x) * image", remark: nil),
        .init(
            "saliency-map", "the next class explained", "logits[0, target]", "logits[0, (target + 1) % 16]", remark: nil
        ),
    ]
}
