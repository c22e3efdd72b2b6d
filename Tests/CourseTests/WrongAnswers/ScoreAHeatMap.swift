extension WrongAnswer {
    /// Lesson 12: scores of a heat map, and what a network says while a picture fades.
    static let scoreAHeatMap: [WrongAnswer] = [
        .init(
            "score-a-map", "divided by the area of the thing", "(positive * mask).sum().scalar / total",
            "(positive * mask).sum().scalar / mask.sum().scalar", remark: nil),
        .init(
            "score-a-map", "the hits divided by all places", "Float(hits) / Float(count)",
            "Float(hits) / Float(values.count)", remark: "constant-ratio"),
        .init(
            "score-a-map", "the smallest places instead of the largest", "values[$0] > values[$1] : $0 < $1",
            "values[$0] < values[$1] : $0 < $1", remark: nil),
        .init(
            "deletion-insertion", "rounded up", "order.count * step / steps",
            "(order.count * step + steps - 1) / steps", remark: nil),
        .init(
            "deletion-insertion", "of equals the last first", "values[$0] > values[$1] : $0 < $1",
            "values[$0] > values[$1] : $0 > $1", remark: "right-set"),
    ]
}
