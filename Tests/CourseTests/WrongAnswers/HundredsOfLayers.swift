extension WrongAnswer {
    /// Lesson 4: what a cell sees, the ways through a network, and an atlas of cells.
    static let hundredsOfLayers: [WrongAnswer] = [
        .init(
            "what-a-cell-sees", "the padding added instead of taken off", "field.start -= step.padding * field.jump",
            "field.start += step.padding * field.jump", remark: "absolute"),
        .init(
            "what-a-cell-sees", "begun with nothing instead of a pixel", "var field = Field.pixel",
            "var field = Field(size: 0, jump: 1, start: 0)", remark: "off-by-one"),
        .init(
            "what-a-cell-sees", "the last pixel instead of the one behind it", "min(first + field.size, side)",
            "min(first + field.size, side) - 1", remark: "off-by-one"),
        .init(
            "what-a-cell-sees", "the middle of the first and the last pixel", "Double(field.size) / 2",
            "Double(field.size - 1) / 2", remark: "constant-difference"),
        .init(
            "ways-through", "stopped before the layer that was asked for",
            "for block in model.layers.prefix(layer).joined() {\n        steps +=",
            "for block in model.layers.prefix(layer - 1).joined() {\n        steps +=", remark: "shifted"),
        .init(
            "ways-through", "the first block not counted", "(0..<blocks).reduce(1)", "(1..<blocks).reduce(1)",
            remark: "constant-ratio"),
        .init(
            "atlas", "row and column of the picture exchanged", "picture[x: column, y: row]",
            "picture[x: row, y: column]", remark: nil),
        .init(
            "atlas", "a gray of 127", "height: field.size, color: Color(gray: 128)",
            "height: field.size, color: Color(gray: 127)", remark: "off-by-one"),
    ]
}
