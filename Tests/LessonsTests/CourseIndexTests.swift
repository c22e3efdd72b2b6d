import Foundation
import Lessons
import Testing

/// The short way to one lesson gives what the long one gives, or nothing.
@Suite struct CourseIndexTests {
    private func course(_ change: (String) -> String = { $0 }) throws -> TemporaryCourse {
        let course = try TemporaryCourse()
        for (number, id) in [("02", "second"), ("01", "first")] {
            let block = SampleLesson.exercise.replacing("id: grad-cam-map", with: "id: \(id)-map")
                .replacing("target: GradCAM", with: "target: \(id.capitalized)")
            let text =
                "---\nid: \(id)\ntitle: T\nrequires: [\(id == "second" ? "first" : "")]\nformat: 1\n---\n\n# T\n\n\(block)\n"
            try course.addLesson("\(number)-\(id)", text: id == "second" ? change(text) : text)
        }
        return course
    }

    @Test func lesson_isThatOfTheWholeCourse() throws {
        let course = try course()
        let index = CourseIndex(of: course.root)
        #expect(index.exercises == ["first-map", "second-map"])
        #expect(index.exercises == course.load().course.exercises.map(\.id))
        for id in index.exercises {
            let lesson = try #require(index.lesson(of: id))
            #expect(lesson.exercises.map(\.id) == course.load().course.lesson(of: id)?.exercises.map(\.id))
        }
        #expect(index.lesson(of: "third-map") == nil)
    }

    @Test func shippedLessons_areAllFound() {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Lessons")
            .standardizedFileURL
        let index = CourseIndex(of: root)
        let course = Course.load(from: root).course
        #expect(index.exercises == course.exercises.map(\.id) && !index.exercises.isEmpty)
        #expect(index.exercises.allSatisfy { index.lesson(of: $0)?.id == course.lesson(of: $0)?.id })
    }

    @Test(
        "Where a lesson or what it shares with others is not in order, only the whole course says what is wrong",
        arguments: [
            ("target: Second", "target: FIRST"), ("id: second-map", "id: first-map"), ("id: second\n", "id: first\n"),
            ("requires: [first]", "requires: [third]"), ("cases: [mug, ", "cases: [mug, mug, "),
            ("id: second-map", "id: second-map\naliases: [old-map]"),
        ])
    func lesson_isNilWhereOneLessonIsNotEnough(from: String, to: String) throws {
        var wasThere = false
        let course = try course { text in
            wasThere = text.contains(from)
            return text.replacing(from, with: to, maxReplacements: 1)
        }
        #expect(wasThere)
        #expect(CourseIndex(of: course.root).lesson(of: "second-map") == nil)
    }

    @Test func folderWithoutLessons_hasNoExercises() throws {
        let course = try TemporaryCourse()
        try course.write("no lesson", to: "01-empty/notes.md")
        #expect(CourseIndex(of: course.root).exercises == [])
        #expect(CourseIndex(of: course.folder.appending(path: "nowhere")).lesson(of: "first-map") == nil)
    }
}
