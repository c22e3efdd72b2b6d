extension WrongAnswer {
    /// Lesson 7: the map that is a score, and the account that is drawn up of it.
    static let classActivationMaps: [WrongAnswer] = [
        .init(
            "class-map", "the absolute value of the map", "return (row * maps).sum(over: 1).squeezed()",
            "return (row * maps).sum(over: 1).squeezed().abs()", remark: "absolute"),
        .init(
            "class-map", "the largest contribution instead of the sum", "(row * maps).sum(over: 1)",
            "(row * maps).max(over: 1)", remark: nil, aside: "nothing-negative"),
        .init(
            "class-map", "the largest cell taken for the score", "map.mean().element() + bias",
            "map.max().element() + bias", remark: nil),
        .init("account", "all scores added up", "logits[0, target]", "logits.sum()", remark: "same-in-all-cases"),
        .init("account", "the difference without its sign", "map - other", "(map - other).abs()", remark: "absolute"),
        .init(
            "account", "the last row left out", "map.sliced(axis: 0, rows)",
            "map.sliced(axis: 0, rows.lowerBound..<rows.upperBound - 1)", remark: nil),
    ]
}
