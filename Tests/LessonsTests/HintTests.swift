import Foundation
import Lessons
import Testing

@Suite struct HintTests {
    /// The sound lesson with a second output and other hints.
    private func exercise(_ hints: String) throws -> ExerciseSpec {
        let course = try TemporaryCourse()
        let output = """
              - name: slope
                shape: [7, 7]
                axes: [y, x]
                stage: 1
                reference: references/grad-cam.safetensors#{case}/heatmap
                compare: { metric: exact }
            cases:
            """
        let text = SampleLesson.text.replacing("cases:", with: output).replacing(
            "points: 3", with: "points: 3\n    stage: 2"
        )
        .replacing(/hints: .*/, with: "hints: \(hints)")
        try course.addLesson("08-grad-cam", text: text)
        let load = course.load()
        try #require(load.diagnostics == [])
        return try #require(load.course.exercise("grad-cam-map"))
    }

    @Test func hint_belongsToTheExerciseToOutputsOrToAStage() throws {
        let exercise = try exercise(
            "[General., { for: slope, say: One. }, { for: [heatmap, slope], say: Both. }, { stage: 2, say: Two. }]")
        #expect(
            exercise.hints == [
                HintSpec("General."), HintSpec("One.", outputs: ["slope"]),
                HintSpec("Both.", outputs: ["heatmap", "slope"]),
                HintSpec("Two.", outputs: ["heatmap"]),
            ])
    }

    private static func exercise(hints: [HintSpec]) -> ExerciseSpec {
        ExerciseSpec(id: "x", title: "X", target: "X", edit: [], outputs: [], hints: hints)
    }

    /// `general`, for `a`, for `b`, for both, `general`, for `b`.
    private static let mixed = exercise(hints: [
        "general", HintSpec("a", outputs: ["a"]), HintSpec("b", outputs: ["b"]), HintSpec("both", outputs: ["a", "b"]),
        "more", HintSpec("b again", outputs: ["b"]),
    ])

    @Test(arguments: [
        (["a"], 1), (["b"], 2), (["b", "a"], 2), (["c"], 0), (["c", "b"], 2), ([], 0),
    ])
    func firstThatFits_isShown(wrong: [String], place: Int) {
        #expect(Self.mixed.hint(for: wrong) == place)
    }

    @Test(arguments: [
        (["a"], 1, 1), (["a"], 2, 1), (["a"], 4, 3), (["b"], 2, 2), (["b"], 5, 3), (["b"], 6, 5), (["c"], 6, 4),
        (["c"], 4, 0),
    ])
    func whatIsReadAlready_isNotTakenBack(wrong: [String], read: Int, place: Int) {
        #expect(Self.mixed.hint(for: wrong, read: Set(0..<read)) == place)
    }

    @Test(arguments: [
        ([], [0, 1, 2, 3, 4, 5]), (["b"], [2, 3, 5, 0, 1, 4]), (["a"], [1, 3, 0, 2, 4, 5]),
        (["c"], [0, 4, 1, 2, 3, 5]), (["c", "a"], [1, 3, 0, 2, 4, 5]),
    ])
    func whatFitsIsNext_thenTheOthersInOrder(wrong: [String], order: [Int]) {
        var read: Set<Int> = []
        let places = (0..<7).map { _ in
            let next = Self.mixed.nextHint(for: wrong, read: read)
            if let next { read.insert(next) }
            return next
        }
        #expect(places == order + [nil])
    }

    @Test func hintAboutSomethingElse_isNotShown() {
        let exercise = Self.exercise(hints: [HintSpec("a", outputs: ["a"])])
        #expect(exercise.hint(for: ["b"]) == nil)
        #expect(Self.exercise(hints: []).hint(for: ["b"]) == nil)
    }
}
