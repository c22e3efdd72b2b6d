extension WrongAnswer {
    /// Lesson 13: ranks, networks that forget, and a map that looks like edges.
    static let sanityChecks: [WrongAnswer] = [
        .init(
            "rank-correlation", "the order handed in for the ranks", "return ranks\n}",
            "return order.map { Float($0 + 1) }\n}", remark: nil),
        .init(
            "rank-correlation", "divided by how many there are", "Float(together / spread)",
            "Float(together / Double(a.count))", remark: nil),
        .init(
            "cascade", "another scale of the random filters", "(6 / Float(inputs)).squareRoot()",
            "(2 / Float(inputs)).squareRoot()", remark: "confined"),
        .init(
            "control", "red for the gray picture", "picture.mean(over: 1)", "picture.sliced(axis: 1, 0..<1)",
            remark: nil),
        .init(
            "control", "no root taken", "(dx.squared() + dy.squared()).sqrt()", "(dx.squared() + dy.squared())",
            remark: "square"),
        .init(
            "control", "the largest number instead of the largest magnitude", ".abs().max(over: 1)", ".max(over: 1)",
            remark: "negative-values"),
    ]
}
