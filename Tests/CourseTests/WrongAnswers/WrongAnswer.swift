import Foundation
import Lessons
import Testing

@testable import Authoring
@testable import Checking

/// A program that is wrong in a way that its lesson has not declared, as a learner might hand it in: the solution with a few
/// words of it changed.
struct WrongAnswer: Sendable {
    /// The id of the exercise.
    let exercise: String
    /// What was done.
    let did: String
    /// What of the solution gives way to what, each found once.
    let edits: [(this: String, that: String)]
    /// The remark that points at what was done; nil where nothing certain can be seen in the numbers.
    let remark: String?
    /// What is said instead where it is another: true of the numbers, and no help with the cause; `none` where nothing is.
    let aside: String?

    init(
        _ exercise: String, _ did: String, _ edits: [(this: String, that: String)], remark: String?,
        aside: String? = nil
    ) {
        self.exercise = exercise
        self.did = did
        self.edits = edits
        self.remark = remark
        self.aside = aside
    }

    /// One edit.
    init(
        _ exercise: String, _ did: String, _ this: String, _ that: String, remark: String?, aside: String? = nil
    ) {
        self.init(exercise, did, [(this, that)], remark: remark, aside: aside)
    }

    static let all: [WrongAnswer] = [
        pixelsToTensor, filters, featureMaps, hundredsOfLayers, gradientsByHand, saliency, classActivationMaps, gradCAM,
        camFamily, occlusionAndRISE, rightAndWrong, scoreAHeatMap, sanityChecks, cleverHans, dreamsAndStyle,
        scansAndStreets,
    ].flatMap { $0 }

    /// The whole program.
    func program(of lesson: Lesson, _ spec: ExerciseSpec) throws -> String {
        let source = try VariantSources(lesson: lesson.folder, exercise: spec).marked(try #require(spec.edit.first))
        var text = source.solution.text
        for edit in edits {
            #expect(text.ranges(of: edit.this).count == 1, "\(exercise), \(did): \"\(edit.this)\"")
            text = text.replacing(edit.this, with: edit.that)
        }
        return text
    }
}
