extension WrongAnswer {
    /// Lesson 14: a short-cut examined, and two witnesses heard.
    static let cleverHans: [WrongAnswer] = [
        .init(
            "the-triple", "in percent", "return Float(zip(answers", "return 100 * Float(zip(answers",
            remark: "constant-ratio"),
        .init(
            "the-triple", "no sticker and another's exchanged", "[own, none, other]", "[own, other, none]",
            remark: "right-set"),
        .init(
            "the-triple", "the own stickers asked whether they are followed",
            "share(of: other.argMax(over: 1), named: stickers)", "share(of: own.argMax(over: 1), named: stickers)",
            remark: nil),
        .init(
            "two-witnesses", "the toy before the sticker", "return Place.allCases.map",
            "return [Place.toy, .sticker, .elsewhere].map", remark: "entries-in-another-order"),
        .init("two-witnesses", "the area in pixels", " / Float(mask.count)", "", remark: "constant-ratio"),
    ]
}
