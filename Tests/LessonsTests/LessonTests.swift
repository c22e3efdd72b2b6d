import Foundation
import Lessons
import Testing

@Suite struct LessonTests {
    let course: TemporaryCourse
    let load: CourseLoad

    init() throws {
        course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: SampleLesson.text)
        load = course.load()
    }

    @Test func lesson_readsFrontMatterAndFolder() throws {
        #expect(load.diagnostics == [])
        let lesson = try #require(load.course.lessons.first)
        #expect(lesson.id == "grad-cam")
        #expect(lesson.title == "Grad-CAM and the overlay")
        #expect(lesson.number == 8)
        #expect(lesson.folderName == "08-grad-cam")
        #expect(lesson.requires == [])
    }

    @Test func exercise_readsEveryField() throws {
        let exercise = try #require(load.course.exercise("grad-cam-map"))
        #expect(exercise.title == "Build the heat map")
        #expect(exercise.target == "GradCAM")
        #expect(exercise.edit == ["Exercise/GradCAM.swift"])
        #expect(exercise.solution == ["Solution/GradCAM.swift"])
        #expect(exercise.points == 3)
        #expect(exercise.hints.count == 2)
        #expect(exercise.limits == Limits())
        #expect(exercise.location.line == 21)

        let output = try #require(exercise.outputs.first)
        #expect(output.name == "heatmap")
        #expect(output.shape == [7, 7])
        #expect(output.axes == ["y", "x"])
        #expect(output.elementType == .f32)
        #expect(output.comparison == Comparison(.close(rtol: 1e-4, atol: 1e-6)))
        #expect(output.reference.resolved(for: "mug").description == "references/grad-cam.safetensors#mug/heatmap")
        #expect(output.view == ViewSpec(.heat, over: "pictures/{case}.png"))

        #expect(exercise.cases.map(\.id) == ["mug", "donut"])
        #expect(exercise.cases.map(\.hidden) == [false, true])
        #expect(exercise.cases.map(\.seed) == [nil, 7])

        #expect(exercise.mistakes.map(\.kind) == [.source("Mistakes/no-relu.swift"), .transform(.transpose("y", "x"))])
        #expect(exercise.mistakes[0].recording(of: "heatmap", case: "mug").key == "no-relu/mug/heatmap")
    }

    @Test func given_isResolvedForEachCase() throws {
        let exercise = try #require(load.course.exercise("grad-cam-map"))
        let lesson = try #require(load.course.lesson(of: exercise.id))
        let given = exercise.given(for: exercise.cases[1], lesson: lesson.folder, models: load.course.models)
        let base = course.folder.standardizedFileURL.path
        #expect(given["image"] == .text("\(base)/Lessons/08-grad-cam/pictures/donut.png"))
        #expect(given["model"] == .text("\(base)/Models/toybox-resnet18"))
    }

    @Test func given_namesSeveralNetworks() {
        let exercise = ExerciseSpec(
            id: "two", title: "Two networks", target: "Two", edit: [],
            given: ["model": .text("a"), "model-vgg": .text("b"), "remodeled": .text("c")], outputs: [])
        let given = exercise.given(
            for: exercise.cases[0], lesson: URL(filePath: "/lesson"), models: ModelFolders(URL(filePath: "/models")))
        #expect(given == ["model": .text("/models/a"), "model-vgg": .text("/models/b"), "remodeled": .text("c")])
    }

    @Test func prose_keepsItsOrderAroundTheExercise() throws {
        let lesson = try #require(load.course.lessons.first)
        #expect(lesson.prose(before: "grad-cam-map").count == 5)
        #expect(lesson.blocks[0] == .heading(level: 1, [.text("Grad-CAM")]))
        #expect(
            lesson.blocks[1]
                == .paragraph([
                    .text("A map of "), .emphasis([.text("what")]), .text(" the model "), .strong([.text("looks at")]),
                    .text(", from "), .code("layer4"), .text("."),
                ]))
        #expect(lesson.blocks[2] == .image(alt: "A mug", source: "pictures/mug.png", title: nil))
        #expect(lesson.blocks[3] == .formula("w_k = \\frac{1}{Z} \\sum_i a_i * b_i"))
        #expect(
            lesson.blocks[4]
                == .list(start: nil, tight: true, items: [[.paragraph([.text("one")])], [.paragraph([.text("two")])]]))
        #expect(lesson.blocks[5] == .exercise("grad-cam-map"))
        #expect(
            lesson.prose(after: "grad-cam-map") == [
                .heading(level: 2, [.text("What the picture does not show")]), .paragraph([.text("The end.")]),
            ])
    }
}
