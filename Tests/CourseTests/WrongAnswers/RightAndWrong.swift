extension WrongAnswer {
    /// Lesson 11: an answer and its rival, and two maps on one scale.
    static let rightAndWrong: [WrongAnswer] = [
        .init(
            "read-the-answer", "prediction and rival exchanged", "predicted: predicted, rival: rival,",
            "predicted: rival, rival: predicted,", remark: "holds-another-output"),
        .init(
            "read-the-answer", "counted from 1", "predicted: predicted, rival: rival,",
            "predicted: predicted + 1, rival: rival + 1,", remark: "constant-difference"),
        .init(
            "read-the-answer", "the scores themselves",
            "confidence: probabilities[predicted], rivalConfidence: probabilities[rival]",
            "confidence: logits.scalars[predicted], rivalConfidence: logits.scalars[rival]", remark: "range"),
        .init(
            "read-the-answer", "in percent",
            "confidence: probabilities[predicted], rivalConfidence: probabilities[rival]",
            "confidence: 100 * probabilities[predicted], rivalConfidence: 100 * probabilities[rival]",
            remark: "constant-ratio"),
        .init(
            "read-the-answer", "rounded to two decimals",
            "confidence: probabilities[predicted], rivalConfidence: probabilities[rival]",
            "confidence: (100 * probabilities[predicted]).rounded() / 100, "
                + "rivalConfidence: (100 * probabilities[rival]).rounded() / 100", remark: "rounded"),
        .init(
            "read-the-answer", "the logarithms",
            "confidence: probabilities[predicted], rivalConfidence: probabilities[rival]",
            "confidence: logSoftmax(logits).scalars[predicted], rivalConfidence: logSoftmax(logits).scalars[rival]",
            remark: "logarithm"),
        .init(
            "read-the-answer", "one probability for both",
            "confidence: probabilities[predicted], rivalConfidence: probabilities[rival]",
            "confidence: probabilities[predicted], rivalConfidence: probabilities[predicted]", remark: "constant"),

        .init(
            "two-maps", "what speaks against the class kept", "relu((slope.mean(over: 2, 3) * maps).sum(over: 1))",
            "(slope.mean(over: 2, 3) * maps).sum(over: 1)", remark: "negatives-kept"),
        .init(
            "two-maps", "the absolute value for the ReLU", "relu((slope.mean(over: 2, 3) * maps).sum(over: 1))",
            "(slope.mean(over: 2, 3) * maps).sum(over: 1).abs()", remark: "only-where-zero"),
        .init(
            "two-maps", "a class that nobody asked for", "logits[0, target]", "logits[0, 0]",
            remark: "same-as-another-output"),
        .init(
            "two-maps", "the maps added up without weights", "(slope.mean(over: 2, 3) * maps)", "maps",
            remark: "same-as-another-output"),
        .init(
            "two-maps", "negative weights cut off", "(slope.mean(over: 2, 3) * maps)",
            "(relu(slope.mean(over: 2, 3)) * maps)",
            remark: "zeros"),
        .init(
            "two-maps", "first and second exchanged", "return (first * scale, second * scale,",
            "return (second * scale, first * scale,", remark: "holds-another-output"),
        .init(
            "two-maps", "the difference without its sign", "(first - second) * scale)",
            "(first - second).abs() * scale)",
            remark: "absolute"),
        .init(
            "two-maps", "the difference cut off at 0", "(first - second) * scale)", "relu(first - second) * scale)",
            remark: "negatives-cut"),
        .init(
            "two-maps", "the slopes squared", "slope.mean(over: 2, 3)", "(slope * slope).mean(over: 2, 3)", remark: nil,
            aside: "zeros"),
    ]
}
