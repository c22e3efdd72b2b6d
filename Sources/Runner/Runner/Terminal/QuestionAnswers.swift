import Lessons

/// The answers of the questions that stand before an exercise, which are given once it has passed.
struct QuestionAnswers {
    /// The questions, each to be repeated in short before its answer.
    private let questions: [PartSpec]

    /// The questions among some blocks.
    init(to blocks: [Block]) {
        questions = blocks.compactMap { block in
            guard case .part(let part) = block, part.kind == .question else { return nil }
            return part
        }
    }

    /// A quotation for each: what was asked, and the answer.
    var blocks: [Block] {
        questions.map { part in
            .quote(
                Self.introduced(by: "You were asked:", part.ask) + Self.introduced(by: "The answer:", answer(of: part)))
        }
    }

    /// Where there were choices, the right one comes first.
    private func answer(of part: PartSpec) -> [Block] {
        guard let right = part.right, part.choices.indices.contains(right) else { return part.answer }
        return [.paragraph([.emphasis([.text(part.choices[right])])])] + part.answer
    }

    private static func introduced(by words: String, _ blocks: [Block]) -> [Block] {
        guard case .paragraph(let inlines)? = blocks.first else {
            return [.paragraph([.strong([.text(words)])])] + blocks
        }
        return [.paragraph([.strong([.text(words)]), .text(" ")] + inlines)] + blocks.dropFirst()
    }
}
