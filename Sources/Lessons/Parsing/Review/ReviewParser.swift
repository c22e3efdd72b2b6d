import Foundation

/// Reads `yaml review` blocks, and the questions of a lesson that are asked again; an item is returned only when nothing was
/// wrong with it.
struct ReviewParser {
    let folder: LessonFolder
    /// The lesson's own, as far as they could be read.
    let exercises: [ParsedExercise]
    let prose: NestedProse
    let log: DiagnosticLog

    private static let keys = ["id", "exercise", "ask", "choices", "right", "number", "within", "lines", "answer"]
    /// More would be read for longer than thought about.
    private static let mostChoices = 6
    private static let mostLines = 2

    func parse(_ block: YAMLBlock) -> ReviewSpec? {
        let before = log.diagnostics.count
        guard let root = block.root(log: log),
            let keys = SpecValue(node: root, block: block, log: log, name: "").mapping(keys: Self.keys)
        else { return nil }
        let id = keys.required("id", example: "cam-weight")?.identifier()
        let exercise = exercise(keys)
        let ask = keys.required("ask", example: "What is a channel's weight?").map(prose.blocks) ?? []
        let answer =
            keys.required("answer", example: "The mean of its gradient over all cells.").map(prose.blocks) ?? []
        let kind = kind(keys, of: exercise)
        guard log.diagnostics.count == before, let id, let exercise = exercise?.id, let kind else { return nil }
        return ReviewSpec(id: id, exercise: exercise, kind: kind, ask: ask, answer: answer, location: block.opening)
    }

    /// The questions of the prose that are asked again: each belongs to the exercise that follows it, else to the last.
    func questions(in blocks: [Block]) -> [ReviewSpec] {
        blocks.enumerated().compactMap { index, block in
            guard case .part(let part) = block, let id = part.review, let right = part.right else { return nil }
            func exercises(_ blocks: some Sequence<Block>) -> [String] {
                blocks.compactMap { if case .exercise(let id) = $0 { id } else { nil } }
            }
            guard let exercise = exercises(blocks[index...]).first ?? exercises(blocks[..<index]).last else {
                log.report(
                    part.location, "The question is asked again after an exercise, and the lesson has none.",
                    remedy: "Remove the key \"review\".")
                return nil
            }
            return ReviewSpec(
                id: id, exercise: exercise, kind: .choice(part.choices, right: right), ask: part.ask,
                answer: part.answer,
                location: part.location)
        }
    }

    private func exercise(_ keys: MappingReader) -> ParsedExercise? {
        let ids = exercises.compactMap(\.id)
        guard let value = keys.required("exercise", example: ids.last ?? "grad-cam-map"), let id = value.text() else {
            return nil
        }
        if let exercise = exercises.first(where: { $0.id == id }) { return exercise }
        value.report(
            "The lesson has no exercise \"\(id)\".",
            remedy: Spelling.remedy(for: id, among: ids, listing: "exercises"))
        return nil
    }

    // MARK: How it is answered

    private func kind(_ keys: MappingReader, of exercise: ParsedExercise?) -> ReviewSpec.Kind? {
        let present = ["choices", "number", "lines"].filter { keys[$0] != nil }
        guard let key = present.first else {
            log.report(
                keys.location, "The item does not say how it is answered.",
                remedy: "Add choices and right, or number, or lines.")
            return nil
        }
        if let other = present.dropFirst().first {
            log.report(
                keys.place(of: other), "The item is answered in two ways, by \"\(key)\" and by \"\(other)\".",
                remedy: "Keep one of them.")
            return nil
        }
        for (stray, owner) in [("right", "choices"), ("within", "number")] where owner != key && keys[stray] != nil {
            log.report(
                keys.place(of: stray), "\"\(stray)\" belongs to \"\(owner)\", which is not here.", remedy: "Remove it.")
        }
        return switch key {
        case "choices": keys["choices"].flatMap { choice(keys, among: $0) }
        case "number": keys["number"].flatMap { number(keys, $0) }
        default: keys["lines"].flatMap { code($0, of: exercise) }
        }
    }

    private func choice(_ keys: MappingReader, among value: SpecValue) -> ReviewSpec.Kind? {
        guard let elements = value.elements() else { return nil }
        let choices = elements.compactMap { $0.words() }
        guard (2...Self.mostChoices).contains(elements.count) else {
            value.report(
                "The item has \(elements.count) choices.", remedy: "Give it 2 to \(Self.mostChoices), all believable.")
            return nil
        }
        for (index, choice) in choices.enumerated() where choices[..<index].contains(choice) {
            elements[index].report("\"\(choice)\" is here twice.", remedy: "Keep one of them.")
        }
        guard let right = keys.required("right", example: choices.first ?? ""), let text = right.words() else {
            return nil
        }
        if let index = choices.firstIndex(of: text) { return .choice(choices, right: index) }
        right.report(
            "\"\(text)\" is not one of the choices.",
            remedy: Spelling.remedy(for: text, among: choices, listing: "choices"))
        return nil
    }

    private func number(_ keys: MappingReader, _ value: SpecValue) -> ReviewSpec.Kind? {
        guard let number = value.number() else { return nil }
        let within = keys["within"]?.number() ?? 0
        if within < 0 { keys["within"]?.report("\"within\" is negative.", remedy: "Write 0 or more, like 0.5.") }
        return .number(number, within: within)
    }

    /// Lines of the solution, which they have to be found in, once.
    private func code(_ value: SpecValue, of exercise: ParsedExercise?) -> ReviewSpec.Kind? {
        guard let text = value.words() else { return nil }
        let lines = LineEnds.unified(text).split(separator: "\n").map { String($0).trimmed() }.filter { !$0.isEmpty }
        guard lines.count <= Self.mostLines else {
            value.report(
                "\"lines\" has \(lines.count) lines.", remedy: "Leave it at \(Self.mostLines): a review takes a minute."
            )
            return nil
        }
        // What is wrong with the exercise has been said where it stands.
        guard let spec = exercise?.spec else { return nil }
        let solutions = spec.solution.compactMap { path in
            (try? String(contentsOf: folder.url.appending(path: path), encoding: .utf8)).map { text in
                (path: path, solution: MarkedSource(text, file: path).solution)
            }
        }
        let places = solutions.map { SolutionGap.places(of: lines, in: $0.solution).count }
        guard places.reduce(0, +) == 1, let index = places.firstIndex(of: 1),
            let gap = SolutionGap(of: lines, in: solutions[index].solution)
        else {
            let names = Spelling.list(spec.solution)
            let noun = lines.count == 1 ? "This line" : "These lines"
            if places.allSatisfy({ $0 == 0 }) {
                value.report(
                    "\(noun) cannot be found in \(names).",
                    remedy: lines.count == 1 ? "Copy a line of it." : "Copy lines of it that follow one another.")
            } else {
                value.report(
                    "\(noun) can be found in \(places.reduce(0, +)) places of \(names).",
                    remedy: "Choose what is there once.")
            }
            return nil
        }
        return .code(gap, file: solutions[index].path)
    }
}
