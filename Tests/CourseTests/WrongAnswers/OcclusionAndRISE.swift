extension WrongAnswer {
    /// Lesson 10: a square that hides, and masks that are drawn.
    ///
    /// Both ask a network often, so there is one program of each.
    static let occlusionAndRISE: [WrongAnswer] = [
        .init(
            "occlusion", "what makes the class more probable cut off", "drops.append(whole - part)",
            "drops.append(max(whole - part, 0))", remark: "negatives-cut"),
        .init(
            "rise", "divided by how much was seen of each pixel",
            [
                (
                    "var sum = Tensor.zeros([1, 1, height, width])",
                    "var (sum, seen) = (Tensor.zeros([1, 1, height, width]), Tensor(0))"
                ),
                ("sum = sum + mask * probability", "sum = sum + mask * probability\n        seen = seen + mask"),
                (
                    "return sum.reshaped(height, width) / (Float(shifts.count) * share)",
                    "return (sum / (seen + 1e-6)).reshaped(height, width)"
                ),
            ], remark: nil),
    ]
}
