import Lessons
import Testing

/// What the course promises of the text of each lesson.
struct LessonTextTests {
    @Test func text_isReadInOneSitting() {
        for lesson in ShippedCourse.course.lessons {
            let words = Self.words(lesson.blocks)
            #expect((600...1_500).contains(words), "\(lesson.id) has \(words) words")
        }
    }

    /// Whoever opens a lesson sees what it is about before they read about it.
    @Test func picture_comesEarly() throws {
        for lesson in ShippedCourse.course.lessons {
            let picture = try #require(
                lesson.blocks.firstIndex { if case .image = $0 { true } else { false } }, "\(lesson.id)")
            #expect(Self.words(Array(lesson.blocks[..<picture])) <= 150, "\(lesson.id)")
        }
    }

    /// A prediction before each exercise; it is answered when the exercise has passed.
    @Test func question_comesBeforeEachExercise() {
        for lesson in ShippedCourse.course.lessons {
            for exercise in lesson.exercises {
                let isAsked = lesson.prose(before: exercise.id).contains { block in
                    if case .part(let part) = block { part.kind == .question } else { false }
                }
                #expect(isAsked, "\(exercise.id)")
            }
        }
    }

    @Test func text_saysWhatIsSeenAndWhatCanGoWrong() {
        for lesson in ShippedCourse.course.lessons {
            let text = lesson.blocks.map(Self.text).joined(separator: "\n").lowercased()
            #expect(text.contains("what you should see"), "\(lesson.id)")
            #expect(text.contains("what can go wrong"), "\(lesson.id)")
        }
    }

    /// No answer that is learnt by heart passes: somewhere another input is graded.
    @Test func exercise_hasAHiddenCase() {
        for exercise in ShippedCourse.course.exercises {
            #expect(exercise.cases.contains { $0.hidden }, "\(exercise.id)")
        }
    }

    private static func words(_ blocks: [Block]) -> Int {
        blocks.map { text($0).split { $0.isWhitespace }.count }.reduce(0, +)
    }

    /// The words that are read on the way: code and formulas are looked at, and parts are played with.
    private static func text(_ block: Block) -> String {
        switch block {
        case .heading(_, let words), .paragraph(let words): words.plainText
        case .list(_, _, let items): items.joined().map(text).joined(separator: "\n")
        case .quote(let blocks): blocks.map(text).joined(separator: "\n")
        case .table(let table): ([table.header] + table.rows).joined().map(\.plainText).joined(separator: " ")
        default: ""
        }
    }
}
