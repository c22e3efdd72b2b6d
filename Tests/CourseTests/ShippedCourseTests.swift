import Foundation
import Grading
import Lessons
import Testing

@testable import Authoring
@testable import Checking
@testable import Runner
@testable import Support

/// What every exercise of the course has to do before a learner meets it; one after the other, because all build in one
/// folder.
@Suite(.serialized)
struct ShippedCourseTests {
    @Test func the_course_is_the_sixteen_lessons_without_a_fault() {
        #expect(ShippedCourse.load.diagnostics.isEmpty, "\(ShippedCourse.load.diagnostics)")
        #expect(
            ShippedCourse.course.lessons.map(\.id) == [
                "pixels-to-tensor", "filters", "feature-maps", "hundreds-of-layers", "gradients-by-hand", "saliency",
                "cam",
                "grad-cam", "cam-family", "occlusion-and-rise", "right-and-wrong", "score-a-heat-map", "sanity-checks",
                "clever-hans", "dreams-and-style", "scans-and-streets",
            ])
        #expect(ShippedCourse.course.exercises.count >= 28)
    }

    @Test func every_exercise_has_hints_mistakes_and_points() {
        for exercise in ShippedCourse.course.exercises {
            #expect(exercise.hints.count >= 3, "\(exercise.id)")
            #expect(exercise.mistakes.count >= 2, "\(exercise.id)")
            #expect(exercise.points >= 3, "\(exercise.id)")
        }
    }

    /// Where something goes wrong, the hint is about that, and there is more than one step to take.
    @Test func every_output_has_hints_of_its_own() {
        for exercise in ShippedCourse.course.exercises where exercise.outputs.count > 1 {
            for output in exercise.outputs {
                let own = exercise.hints.filter { $0.outputs.contains(output.name) }
                #expect(own.count >= 2, "\(exercise.id), \(output.name)")
                let first = exercise.hint(for: [output.name]).map { exercise.hints[$0] }
                #expect(first == own.first)
            }
            #expect(Set(exercise.hints).count == exercise.hints.count)
        }
    }

    @Test func every_lesson_ends_with_what_its_picture_does_not_show() {
        for lesson in ShippedCourse.course.lessons {
            let headings = lesson.blocks.compactMap { block in
                if case .heading(_, let words) = block { words.plainText } else { nil }
            }
            #expect(headings.last?.contains("not show") == true, "\(lesson.id) ends with \(headings.last ?? "nothing")")
        }
    }

    @Test func the_learners_package_is_the_one_that_the_lessons_ask_for() throws {
        let file = ShippedCourse.project.appending(path: "Lessons/Package.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text == LessonsManifest.text(for: ShippedCourse.course, courseKit: ".."), "run course author sync")
    }

    /// Starters wait, solutions pass in debug and release, each mistake is told as itself and nothing else, no spoiled answer
    /// passes, the tolerances have room, and the references were made from what is here.
    @Test(arguments: ShippedCourse.course.lessons)
    func the_author_gate_has_nothing_against_the_lesson(lesson: Lesson) async throws {
        let report = try await ShippedCourse.validation(lesson)
        #expect(report.problems == [])
        #expect(report.notices == [])
        for (exercise, spec) in zip(report.exercises, lesson.exercises) {
            #expect(exercise.id == spec.id)
            #expect(exercise.starter == .notAttempted)
            #expect(exercise.solution == [.passed, .passed, .passed, .passed])
            #expect(exercise.mistakes.map(\.id).sorted() == spec.mistakes.map(\.id).sorted())
            for mistake in exercise.mistakes {
                #expect(mistake.outcome == .failed && mistake.diagnosis == mistake.id, "\(mistake)")
            }
            #expect(exercise.perturbations >= 200, "\(exercise.id)")
        }
        #expect(report.exercises.count == lesson.exercises.count)
    }

    /// Ours is not judged by ourselves: PyTorch, Pillow, OpenCV and pytorch-grad-cam made the references and what the mistakes
    /// are recognized by, and these are the very bytes.
    @Test(arguments: ShippedCourse.course.lessons)
    func every_reference_is_what_the_oracles_wrote(lesson: Lesson) throws {
        let sources = ReferenceSources(
            lesson: lesson, models: ShippedCourse.course.models, paths: CoursePaths(root: ShippedCourse.project))
        let record = try Provenance(of: lesson.folder)
        #expect(!sources.files.isEmpty)
        for (file, exercises) in sources.files {
            let entry = try #require(record.files[file], "\(file)")
            #expect(entry.madeBy == "Tools/oracle/lessons.py")
            #expect(try FileDigest(of: lesson.folder.appending(path: file)).hexadecimal == entry.sha256, "\(file)")
            #expect(entry.from.keys.contains { $0.hasPrefix("Tools/oracle/course_lessons/lesson_") })
            #expect(
                sources.programs(of: exercises).allSatisfy { entry.from[$0] == nil }, "a program of ours had a part")
        }
        // Every tensor that an answer is compared with is in one of those files.
        for exercise in lesson.exercises {
            #expect(
                Grader(lessonFolder: lesson.folder).references(of: exercise).count
                    == exercise.outputs.count * exercise.cases.count)
        }
    }
}
