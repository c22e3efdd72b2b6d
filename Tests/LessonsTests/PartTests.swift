import Lessons
import Testing

/// Parts of a page, as a lesson's Markdown names them.
@Suite struct PartTests {
    /// The sample lesson with one more block at its end.
    private func load(_ block: String) throws -> CourseLoad {
        let course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: SampleLesson.text + "\n\n```yaml part\n\(block)\n```\n")
        return course.load()
    }

    private func part(_ block: String) throws -> PartSpec {
        let load = try load(block)
        let lesson = try #require(load.course.lessons.first, "\(load.diagnostics)")
        guard case .part(let part)? = lesson.blocks.last else { throw NoPart() }
        return part
    }

    struct NoPart: Error {}

    @Test func part_hasItsKeys() throws {
        let part = try part(
            """
            kind: receptive-field
            title: What a cell sees
            pictures: [pictures/mug.png, { file: pictures/mug.png, title: the same, truth: mug, mask: pictures/mug.png }]
            network: toybox-resnet18
            layers: [conv1, layer4]
            say: Go along the *edge*.
            """)
        #expect(part.kind == .receptiveField)
        #expect(part.layers == ["conv1", "layer4"])
        #expect(part.pictures.map(\.title) == ["mug", "the same"])
        #expect(part.pictures[1].mask == "pictures/mug.png")
        #expect(part.say == [.paragraph([.text("Go along the "), .emphasis([.text("edge")]), .text(".")])])
    }

    @Test func question_knowsItsRightAnswer() throws {
        let part = try part(
            "kind: question\nask: \"How many $k$?\"\nchoices: [two, three]\nright: three\nanswer: Three.")
        #expect(part.right == 1)
        #expect(part.ask == [.paragraph([.text("How many "), .formula("k"), .text("?")])])
        #expect(part.answer == [.paragraph([.text("Three.")])])
    }

    @Test func part_isNoExercise() throws {
        let load = try load("kind: question\nask: Why?\nanswer: So.")
        let lesson = try #require(load.course.lessons.first)
        #expect(lesson.exercises.map(\.id) == ["grad-cam-map"])
        #expect(lesson.prose(after: "grad-cam-map").contains { if case .part = $0 { true } else { false } })
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var block: String
        var message: String
        var remedy: String
    }

    static let shown = "title: T\npictures: [pictures/mug.png]\nnetwork: toybox-resnet18"

    @Test(arguments: [
        Broken(
            testDescription: "no kind", block: "title: T", message: "needs the key \"kind\"",
            remedy: "Add kind: receptive-field"),
        Broken(
            testDescription: "unknown kind", block: "kind: receptive-fild\n\(shown)",
            message: "There is no kind of part \"receptive-fild\"", remedy: "Did you mean \"receptive-field\"?"),
        Broken(
            testDescription: "missing picture",
            block: "kind: overlay\ntitle: T\npictures: [pictures/mugg.png]\nnetwork: toybox-resnet18",
            message: "There is no file \"pictures/mugg.png\"", remedy: "Did you mean \"pictures/mug.png\"?"),
        Broken(
            testDescription: "picture out of the folder",
            block: "kind: overlay\ntitle: T\npictures: [../mug.png]\nnetwork: toybox-resnet18",
            message: "is not a path inside the lesson's folder", remedy: "Name a file inside"),
        Broken(
            testDescription: "unknown network",
            block: "kind: overlay\ntitle: T\npictures: [pictures/mug.png]\nnetwork: toybox-resnet81",
            message: "There is no network \"toybox-resnet81\"", remedy: "Did you mean \"toybox-resnet18\"?"),
        Broken(
            testDescription: "a key of another kind", block: "kind: convolution\n\(shown)\nlayers: [conv1]",
            message: "has no key \"layers\"", remedy: "The keys are"),
        Broken(
            testDescription: "no pictures", block: "kind: overlay\ntitle: T\npictures: []\nnetwork: toybox-resnet18",
            message: "\"pictures\" is an empty list", remedy: "Name a picture"),
        Broken(
            testDescription: "no answer", block: "kind: question\nask: Why?", message: "needs the key \"answer\"",
            remedy: "Add answer:"),
        Broken(
            testDescription: "an answer that is none of the choices",
            block: "kind: question\nask: Why?\nchoices: [\"yes\", \"no\"]\nright: noo\nanswer: No.",
            message: "\"noo\" is not one of the choices", remedy: "Did you mean \"no\"?"),
        Broken(
            testDescription: "a formula that is open",
            block: "kind: question\nask: \"Is $\\\\frac{1}{$ it?\"\nanswer: No.",
            message: "The brace { is never closed", remedy: "Write }"),
        Broken(
            testDescription: "a title for a list", block: "- kind: question", message: "has to be a mapping",
            remedy: "Write a mapping"),
    ])
    func brokenPart_isSaidWithARemedy(_ broken: Broken) throws {
        let load = try load(broken.block)
        #expect(
            load.diagnostics.contains { $0.message.contains(broken.message) && $0.remedy.contains(broken.remedy) },
            "\(load.diagnostics)")
        #expect(load.course.lessons.isEmpty)
        // Somewhere in the block, which is at the end.
        let lines = SampleLesson.text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(load.diagnostics.allSatisfy { $0.line > lines })
    }

    @Test func misspelledInfoString_isSaid() throws {
        let course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: SampleLesson.text + "\n\n```yaml prat\nkind: question\n```\n")
        #expect(course.load().diagnostics.first?.remedy == "Write ```yaml part.")
    }
}
