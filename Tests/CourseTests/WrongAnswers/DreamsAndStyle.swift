extension WrongAnswer {
    /// Lesson 15: a dream, a style as numbers, and a picture in the manner of another.
    static let dreamsAndStyle: [WrongAnswer] = [
        .init(
            "dream", "the root of the mean squares", "return across.squared().mean() + down.squared().mean()",
            "return (across.squared().mean() + down.squared().mean()).sqrt()", remark: "square-root"),
        .init(
            "dream", "not clamped", "(picture + scale * uphill).clamped(to: 0...1)", "picture + scale * uphill",
            remark: nil),
        .init(
            "style-losses", "the means taken away first", "let rows = maps.reshaped(channels, -1)",
            "let rows = (maps - maps.mean(over: 2, 3)).reshaped(channels, -1)", remark: nil),
        .init(
            "style-losses", "the root of the loss",
            "(gram(maps) - painting).squared().sum() / painting.squared().sum()",
            "((gram(maps) - painting).squared().sum() / painting.squared().sum()).sqrt()", remark: "square-root"),
        .init(
            "style-losses", "the mean of the squares",
            "(maps - photograph).squared().sum() / photograph.squared().sum()", "(maps - photograph).squared().mean()",
            remark: nil),
        .init(
            "stylize", "moved before the speed changes",
            "speed = 0.9 * speed + unit\n        picture = (picture - size * speed).clamped(to: 0...1)",
            "picture = (picture - size * speed).clamped(to: 0...1)\n        speed = 0.9 * speed + unit",
            remark: "shifted"),
    ]
}
