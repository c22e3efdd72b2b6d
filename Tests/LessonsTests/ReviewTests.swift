import Lessons
import Testing

/// Review items, as a lesson's Markdown names them.
@Suite struct ReviewTests {
    private static let solution = """
        public func heat(_ maps: Tensor) -> Tensor {
            // BEGIN SOLUTION: Add the maps up.
            let sum = maps.sum(over: 1)
            // MISTAKE largest: let sum = maps.max(over: 1)
            let rest = relu(sum)
            return rest
            // END SOLUTION
        }
        public func again() {}
        public func again() {}
        """

    /// The sample lesson with more at its end, and a solution to take lines from.
    private func load(_ text: String) throws -> CourseLoad {
        let course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: SampleLesson.text + "\n\n" + text)
        try course.write(Self.solution, to: "08-grad-cam/Solution/GradCAM.swift")
        return course.load()
    }

    private func item(_ block: String) throws -> ReviewSpec {
        let load = try load("```yaml review\n\(block)\n```\n")
        return try #require(load.course.reviews.first, "\(load.diagnostics)")
    }

    static let head = "id: cam-weight\nexercise: grad-cam-map\nask: What *is* it?\nanswer: So."

    @Test func choice_knowsItsRightAnswer() throws {
        let item = try item("\(Self.head)\nchoices: [a sum, a mean]\nright: a mean")
        #expect(item.id == "cam-weight" && item.exercise == "grad-cam-map")
        #expect(item.kind == .choice(["a sum", "a mean"], right: 1))
        #expect(item.ask == [.paragraph([.text("What "), .emphasis([.text("is")]), .text(" it?")])])
    }

    @Test func number_isExactUnlessItSaysMore() throws {
        #expect(try item("\(Self.head)\nnumber: 32").kind == .number(32, within: 0))
        #expect(try item("\(Self.head)\nnumber: -2.12\nwithin: 0.01").kind == .number(-2.12, within: 0.01))
    }

    @Test func item_standsInNoProse() throws {
        let load = try load("```yaml review\n\(Self.head)\nnumber: 1\n```\n\nThe very end.\n")
        let lesson = try #require(load.course.lessons.first)
        #expect(lesson.blocks.last == .paragraph([.text("The very end.")]))
        #expect(!lesson.blocks.contains { if case .code = $0 { true } else { false } })
    }

    @Test func lines_areTakenOutOfTheSolutionWithoutItsMarks() throws {
        guard
            case .code(let gap, "Solution/GradCAM.swift") = try item(
                "\(Self.head)\nlines: |\n  let sum = maps.sum(over: 1)\n  let rest = relu(sum)"
            ).kind
        else { throw NoCode() }
        #expect(gap.lines == ["let sum = maps.sum(over: 1)", "let rest = relu(sum)"])
        #expect(gap.before.map(\.text) == ["public func heat(_ maps: Tensor) -> Tensor {"])
        #expect(
            gap.filled(with: ["  let rest = relu(maps.sum(over: 1))"]).text.hasPrefix(
                "public func heat(_ maps: Tensor) -> Tensor {\n    let rest = relu(maps.sum(over: 1))\n    return rest\n}"
            ))
        #expect(gap.filled(with: []).text.hasPrefix("public func heat(_ maps: Tensor) -> Tensor {\n    return rest"))
        // What the compiler says about the filling belongs to the line that was taken out.
        #expect(gap.filled(with: ["x"]).origin(line: 2, column: 5) == (3, 5))
    }

    struct NoCode: Error {}

    @Test func question_canBeAskedAgain() throws {
        let question = "kind: question\nask: Why?\nchoices: [a, b]\nright: b\nanswer: So.\nreview: why-it-is"
        let load = try load("```yaml part\n\(question)\n```\n")
        let item = try #require(load.course.reviews.first, "\(load.diagnostics)")
        #expect(
            item.id == "why-it-is" && item.exercise == "grad-cam-map" && item.kind == .choice(["a", "b"], right: 1))
        // It stands in the prose as well.
        let lesson = try #require(load.course.lessons.first)
        #expect(lesson.blocks.contains { if case .part(let part) = $0 { part.review == "why-it-is" } else { false } })
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var block: String
        var message: String
        var remedy: String
    }

    @Test(arguments: [
        Broken(
            testDescription: "unknown key", block: "\(head)\nnumber: 1\nchoises: [a, b]",
            message: "This block has no key \"choises\".", remedy: "Did you mean \"choices\"?"),
        Broken(
            testDescription: "no id", block: "exercise: grad-cam-map\nask: W\nanswer: S\nnumber: 1",
            message: "needs the key \"id\"", remedy: "Add id: cam-weight"),
        Broken(
            testDescription: "unknown exercise", block: "id: a\nexercise: grad-cam-mop\nask: W\nanswer: S\nnumber: 1",
            message: "The lesson has no exercise \"grad-cam-mop\".", remedy: "Did you mean \"grad-cam-map\"?"),
        Broken(
            testDescription: "nothing to answer with", block: head, message: "does not say how it is answered",
            remedy: "Add choices and right, or number, or lines."),
        Broken(
            testDescription: "two ways", block: "\(head)\nnumber: 1\nchoices: [a, b]\nright: a",
            message: "answered in two ways, by \"choices\" and by \"number\"", remedy: "Keep one of them."),
        Broken(
            testDescription: "a stray key", block: "\(head)\nnumber: 1\nright: a",
            message: "\"right\" belongs to \"choices\"", remedy: "Remove it."),
        Broken(
            testDescription: "one choice", block: "\(head)\nchoices: [a]\nright: a", message: "has 1 choices",
            remedy: "Give it 2 to 6"),
        Broken(
            testDescription: "a choice twice", block: "\(head)\nchoices: [a, b, a]\nright: a",
            message: "\"a\" is here twice.", remedy: "Keep one of them."),
        Broken(
            testDescription: "no right one", block: "\(head)\nchoices: [a, b]", message: "needs the key \"right\"",
            remedy: "Add right: a"),
        Broken(
            testDescription: "right is none", block: "\(head)\nchoices: [yellow, blue]\nright: yelow",
            message: "\"yelow\" is not one of the choices.", remedy: "Did you mean \"yellow\"?"),
        Broken(
            testDescription: "within is negative", block: "\(head)\nnumber: 1\nwithin: -1",
            message: "\"within\" is negative.", remedy: "Write 0 or more"),
        Broken(
            testDescription: "number is a word", block: "\(head)\nnumber: many", message: "has to be a number",
            remedy: "Write a number."),
        Broken(
            testDescription: "a line that is not there", block: "\(head)\nlines: \"let sum = maps.max(over: 1)\"",
            message: "This line cannot be found in Solution/GradCAM.swift.", remedy: "Copy a line of it."),
        Broken(
            testDescription: "a line that is there twice", block: "\(head)\nlines: public func again() {}",
            message: "This line can be found in 2 places of Solution/GradCAM.swift.",
            remedy: "Choose what is there once."),
        Broken(
            testDescription: "too many lines", block: "\(head)\nlines: |\n  a\n  b\n  c",
            message: "\"lines\" has 3 lines.",
            remedy: "Leave it at 2"),
        Broken(
            testDescription: "an open formula",
            block: "\(head.replacing("So.", with: "\"$\\\\frac{1}{$\""))\nnumber: 1",
            message: "The brace { is never closed", remedy: "Write }"),
    ])
    func brokenItem_isSaidWithARemedy(_ broken: Broken) throws {
        let load = try load("```yaml review\n\(broken.block)\n```\n")
        #expect(
            load.diagnostics.contains { $0.message.contains(broken.message) && $0.remedy.contains(broken.remedy) },
            "\(load.diagnostics)")
        #expect(load.course.lessons.isEmpty)
        let lines = SampleLesson.text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(load.diagnostics.allSatisfy { $0.line > lines && $0.file == "Lessons/08-grad-cam/lesson.md" })
    }

    @Test func questionWithoutItsRightAnswer_isNotAskedAgain() throws {
        let load = try load("```yaml part\nkind: question\nask: Why?\nanswer: So.\nreview: why\n```\n")
        #expect(load.diagnostics.first?.message == "A question that is asked again has to know its right answer.")
        #expect(load.diagnostics.first?.remedy == "Give it choices and right.")
    }

    @Test func id_isUsedOnceInTheCourse() throws {
        let block = "```yaml review\n\(Self.head)\nnumber: 1\n```\n"
        let load = try load(block + "\n" + block)
        #expect(
            load.diagnostics.first?.message.hasPrefix("The review id \"cam-weight\" is taken by Lessons/08-grad-cam/")
                == true)
    }

    @Test func misspelledInfoString_isSaid() throws {
        #expect(try load("```yaml reviw\n\(Self.head)\n```\n").diagnostics.first?.remedy == "Write ```yaml review.")
        let nested = try load("- a\n\n  ```yaml review\n  id: a\n  ```\n").diagnostics.first
        #expect(nested?.message == "The block of a review item is inside a list or a quotation.")
    }
}
