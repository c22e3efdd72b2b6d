extension WrongAnswer {
    /// Lesson 10: a square that hides, and masks that are drawn.
    ///
    /// Both ask a network often, so there is one program of each.
    static let occlusionAndRISE: [WrongAnswer] = [
        .init(
            "occlusion", "what makes the class more probable cut off", "drops.append(whole - part)",
            "drops.append(max(whole - part, 0))", remark: "negatives-cut"),
        .init(
            "rise", "the hidden pixels credited", "sum + mask * probability", "sum + (1 - mask) * probability",
            remark: nil),
    ]
}
