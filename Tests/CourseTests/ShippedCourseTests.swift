import Foundation
import Grading
import Lessons
import Testing

@testable import Runner

/// What every exercise of the course has to do before a learner meets it; one after the other, because all build in one
/// folder.
@Suite(.serialized)
struct ShippedCourseTests {
    @Test func the_course_is_the_five_lessons_without_a_fault() {
        #expect(ShippedCourse.load.diagnostics.isEmpty, "\(ShippedCourse.load.diagnostics)")
        #expect(
            ShippedCourse.course.lessons.map(\.id) == [
                "pixels-to-tensor", "feature-maps", "saliency", "grad-cam", "right-and-wrong",
            ])
    }

    @Test func every_exercise_has_hints_mistakes_and_points() {
        for exercise in ShippedCourse.course.exercises {
            #expect(exercise.hints.count >= 3, "\(exercise.id)")
            #expect(exercise.mistakes.count >= 2, "\(exercise.id)")
            #expect(exercise.points >= 3, "\(exercise.id)")
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

    @Test(arguments: ShippedCourse.places)
    func the_starter_is_not_attempted(place: ShippedCourse.Place) async throws {
        let record = try await ShippedCourse.check(place, .starter)
        #expect(record.outcome == .notAttempted, "\(record)")
    }

    @Test(arguments: ShippedCourse.places)
    func the_solution_passes(place: ShippedCourse.Place) async throws {
        let record = try await ShippedCourse.check(place, .solution)
        #expect(record.outcome == .passed, "\(record)")
    }

    @Test(arguments: ShippedCourse.places)
    func each_known_mistake_fails_as_itself(place: ShippedCourse.Place) async throws {
        for mistake in place.exercise.mistakes {
            guard let variant = mistake.variant else { continue }
            let record = try await ShippedCourse.check(place, variant)
            #expect(record.outcome == .failed, "\(mistake.id): \(record)")
            #expect(record.verdict?.diagnosis?.id == mistake.id, "\(mistake.id): \(record)")
        }
    }
}
