import Foundation
import Grading
import Lessons
import NN
import Testing

@testable import Pages

@Suite struct LastCheckTests {
    @Test func whatIsKept_isWhatWasHandedInWithoutHiddenCases() throws {
        let lesson = try #require(LessonDocumentTests.course.lesson("grad-cam"))
        let exercise = try #require(lesson.exercises.first)
        let folder = TemporaryFolder()
        // All references handed in, but one that is wrong.
        var arrays: [String: StoredArray] = [:]
        for (key, tensor) in Grader(lessonFolder: lesson.folder).references(of: exercise) {
            let off: Float = key == "teapot/heatmap-layer3" ? 0.5 : 0
            arrays[key] = StoredArray(Tensor(tensor.values.map { Float($0) + off }, shape: tensor.shape))
        }
        let outputs = folder.url.appending(path: "outputs.safetensors")
        try SafeTensors(arrays: arrays).write(to: outputs)
        let verdict = Grader(lessonFolder: lesson.folder).grade(exercise, outputs: outputs)
        let last = LastCheck(
            outcome: verdict.outcome, heading: "H", sentences: ["One\ntwo.", "Three."],
            date: Date(timeIntervalSince1970: 5),
            verdict: verdict)
        try last.keep(of: exercise, in: folder.url)

        let kept = try #require(LastCheck(of: exercise, in: folder.url))
        #expect(kept.outcome == "failed")
        #expect(kept.sentences == ["One two.", "Three."])
        #expect(kept.date == last.date)
        let visible = exercise.cases.filter { !$0.hidden }.map(\.id)
        let drawn = exercise.outputs.filter { $0.view.kind != .none }.map(\.name)
        #expect(Set(kept.tensors.keys) == Set(visible.flatMap { id in drawn.map { "\(id)/\($0)" } }))
        #expect(kept.right == Set(kept.tensors.keys).subtracting(["teapot/heatmap-layer3"]))
        #expect(kept.tensors["teapot/heatmap-layer4"]?.scalars == arrays["teapot/heatmap-layer4"]?.tensor.scalars)
    }

    @Test func damagedFile_isNoCheck() throws {
        let exercise = try #require(LessonDocumentTests.course.exercise("grad-cam-map"))
        let folder = TemporaryFolder()
        #expect(LastCheck(of: exercise, in: folder.url) == nil)
        try folder.write("not tensors", to: "compared/grad-cam-map.safetensors")
        #expect(LastCheck(of: exercise, in: folder.url) == nil)
    }
}
