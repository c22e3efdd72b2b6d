extension WrongAnswer {
    /// Lesson 9: Grad-CAM++, LayerCAM, and the direction that channels have in common.
    static let camFamily: [WrongAnswer] = [
        .init(
            "plus-and-layer", "the square for the third power", "total * squared * slope", "total * squared",
            remark: nil),
        .init(
            "plus-and-layer", "each cell for the sum of its map", "let total = maps.sum(over: 2, 3)",
            "let total = maps", remark: nil),
        .init(
            "plus-and-layer", "the absolute value of the gradient", "(relu(slope) * maps)", "(slope.abs() * maps)",
            remark: "one-sided"),
        .init(
            "eigen", "every channel made equally strong", "let centered = maps - maps.mean(over: 2, 3)",
            "let apart = maps - maps.mean(over: 2, 3)\n"
                + "    let centered = apart / (apart.squared().mean(over: 2, 3) + 1e-8).sqrt()",
            remark: nil),
        .init(
            "eigen", "what is below 0 cut off", "return agreement < 0 ? component * -1 : component",
            "return relu(agreement < 0 ? component * -1 : component)", remark: "negatives-cut"),
    ]
}
