extension WrongAnswer {
    /// Lesson 16: a region covered, and an audit.
    static let scansAndStreets: [WrongAnswer] = [
        .init(
            "cover-it", "divided by the colors too", ".reshaped(1, 3, 1, 1) / size",
            ".reshaped(1, 3, 1, 1) / (3 * size)", remark: "one-sided"),
        .init(
            "cover-it", "the ring painted over", "picture * (1 - area) + color * area",
            "picture * (1 - around) + color * around", remark: nil),
        .init(
            "cover-it", "the class taken from the others", "return scores[target] - (others.max() ?? 0)",
            "return (others.max() ?? 0) - scores[target]", remark: "negated"),
        .init(
            "cover-it", "one region covered after the other",
            "return areas.map { before - score(covered(picture, area: $0, width: width)) }",
            "var rest = picture\n    return areas.map {\n        rest = covered(rest, area: $0, width: width)\n"
                + "        return before - score(rest)\n    }",
            remark: "confined"),
        .init(
            "the-audit", "turned where the answer is wrong",
            "return (before > 0) != (before - findings.effects[n, r].scalar > 0)",
            "return before - findings.effects[n, r].scalar <= 0", remark: nil),
        .init(
            "the-audit", "divided by all pictures", "Float(max(rows.count, 1))", "Float(findings.margins.count)",
            remark: nil),
        .init(
            "the-audit", "laid out from right to left", "n % columns * width)", "(columns - 1 - n % columns) * width)",
            remark: "entries-in-another-order"),
    ]
}
