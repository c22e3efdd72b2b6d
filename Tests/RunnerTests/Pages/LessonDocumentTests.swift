import Foundation
import Grading
import Lessons
import NN
import Testing

@testable import Pages

/// The page of each shipped lesson: one file that asks nobody for anything and gives nothing away.
@Suite struct LessonDocumentTests {
    static let course = Course.load(from: MiniCourse.project.appending(path: "Lessons")).course

    /// A check that handed in the references themselves, hidden cases and all.
    private static func check(of exercise: ExerciseSpec, in lesson: Lesson, _ folder: TemporaryFolder) throws
        -> LastCheck
    {
        var arrays: [String: StoredArray] = [:]
        for (key, tensor) in Grader(lessonFolder: lesson.folder).references(of: exercise) {
            arrays[key] = StoredArray(Tensor(tensor.values.map { Float($0) + 0.25 }, shape: tensor.shape))
        }
        let file = folder.url.appending(path: "compared/\(exercise.id).safetensors")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try SafeTensors(
            arrays: arrays,
            metadata: ["outcome": "failed", "date": "1", "heading": "not <right>", "sentences": "A.\nB."]
        ).write(to: file)
        return try #require(LastCheck(of: exercise, in: folder.url))
    }

    /// The page as a learner has it who has checked every exercise.
    private static func page(of lesson: Lesson) throws -> String {
        let folder = TemporaryFolder()
        var document = LessonDocument(lesson, of: course)
        for exercise in lesson.exercises { document.checks[exercise.id] = try check(of: exercise, in: lesson, folder) }
        return try document.html()
    }

    /// What stands between two texts, the first of each.
    private static func part(of html: String, from start: String, to end: String) throws -> String {
        let first = try #require(html.range(of: start))
        let last = try #require(html.range(of: end, range: first.upperBound..<html.endIndex))
        return String(html[first.upperBound..<last.lowerBound])
    }

    @Test(arguments: course.lessons) func page_standsAlone(_ lesson: Lesson) throws {
        let html = try Self.page(of: lesson)
        #expect(html.utf8.count < 3_000_000, "\(html.utf8.count) bytes")
        // Scripts and styles are part of the page, and its policy knows them by their hashes.
        let script = try Self.part(of: html, from: "<script>", to: "</script>")
        let style = try Self.part(of: html, from: "<style>", to: "</style>")
        #expect(html.contains("script-src '\(PageFrame.hash(script))'"))
        #expect(html.contains("style-src '\(PageFrame.hash(style))'"))
        #expect(html.contains("default-src 'none'") && !html.contains("unsafe"))
        let body = try Self.part(of: html, from: "<body>", to: "<script")
        #expect(!body.contains(/<[^>]* on[a-z]+=/), "an inline handler")
        #expect(!body.contains(/<[^>]* style=/), "an inline style")
        #expect(!body.contains(/src="(?!data:image\/)/), "a source that is not in the page")
        #expect(!body.contains(/<(link|iframe|object|embed|form)\b/))
        #expect(!style.contains(/url\(|@import/))
        #expect(!script.contains(/fetch\(|XMLHttpRequest|WebSocket|EventSource|import\(|eval\(|innerHTML/))
    }

    @Test(arguments: course.lessons) func page_showsNoHiddenCaseAndNoSolution(_ lesson: Lesson) throws {
        let html = try Self.page(of: lesson)
        let json = try Self.part(of: html, from: "id=\"page-data\">", to: "</script>")
        let data = try JSONDecoder().decode(Shown.self, from: Data(json.utf8))
        for exercise in lesson.exercises {
            let shown = try #require(data.exercises[exercise.id]).outputs
            let visible = Set(exercise.cases.filter { !$0.hidden }.map(\.id))
            #expect(!shown.isEmpty || exercise.outputs.allSatisfy { $0.view.kind == .none })
            #expect(shown.allSatisfy { visible.contains($0.case) || $0.case.isEmpty })
            for path in exercise.solution {
                let text = try String(contentsOf: lesson.folder.appending(path: path), encoding: .utf8)
                let starter = MarkedSource(text, file: path).starter.text
                let known = Set(starter.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
                // The lines that only the solution has, as they would stand in the page. What the lesson's own text has is known.
                let prose = try String(contentsOf: lesson.file, encoding: .utf8)
                let own = MarkedSource(text, file: path).solution.text.split(separator: "\n")
                    .map { $0.trimmingCharacters(in: .whitespaces) }
                    .filter { $0.count > 24 && !known.contains($0) && !$0.hasPrefix("//") && !prose.contains($0) }
                #expect(!own.isEmpty)
                for line in own { #expect(!html.contains(line.html), "\(line)") }
            }
        }
        for case .part(let part) in lesson.blocks {
            #expect(!part.pictures.contains { $0.file.contains("another.png") }, "a picture of a hidden case")
        }
    }

    private struct Shown: Decodable {
        struct Exercise: Decodable { var outputs: [Output] }
        struct Output: Decodable { var `case`: String }
        var exercises: [String: Exercise]
    }

    @Test func site_belongsToNobody() throws {
        let pages = try CourseSite(course: Self.course).pages()
        #expect(pages.map(\.name) == ["index.html"] + Self.course.lessons.map { "\($0.id).html" })
        for page in pages {
            let body = try Self.part(of: page.html, from: "<body>", to: "<script")
            #expect(!body.contains("data-slot=\"standing\""))
            let json = try Self.part(of: page.html, from: "id=\"page-data\">", to: "</script>")
            let data = try JSONDecoder().decode(Shown.self, from: Data(json.utf8))
            let handedIn = data.exercises.values.flatMap(\.outputs)
            #expect(handedIn.isEmpty)
            #expect(page.html.utf8.count < 3_000_000)
        }
        // Every page of the site is reached from the index, and leads on.
        for lesson in Self.course.lessons { #expect(pages[0].html.contains("href=\"\(lesson.id).html\"")) }
        #expect(pages[1].html.contains("href=\"\(Self.course.lessons[1].id).html\""))
    }

    @Test func words_ofACheckAreText() throws {
        let lesson = try #require(Self.course.lesson("grad-cam"))
        let html = try Self.page(of: lesson)
        #expect(!html.contains("not <right>"))
    }

    @Test func livePage_asksItsOwnServerAlone() throws {
        let lesson = try #require(Self.course.lesson("saliency"))
        var document = LessonDocument(lesson, of: Self.course)
        #expect(try !document.html().contains("connect-src"))
        document.live = "/events?token=<\"1\">"
        let html = try document.html()
        #expect(html.contains("connect-src 'self'"))
        #expect(html.contains("data-live=\"/events?token=&lt;&quot;1&quot;&gt;\""))
    }

    @Test func update_isOneLineAboutOneExercise() throws {
        let lesson = try #require(Self.course.lesson("grad-cam"))
        let exercise = try #require(lesson.exercises.first)
        let folder = TemporaryFolder()
        var document = LessonDocument(lesson, of: Self.course)
        document.checks[exercise.id] = try Self.check(of: exercise, in: lesson, folder)
        let update = try document.update(exercise)
        #expect(!update.contains("\n") && !update.contains("<"))
        let data = try JSONDecoder().decode(Shown.self, from: Data(update.utf8))
        #expect(Array(data.exercises.keys) == [exercise.id])
        #expect(data.exercises[exercise.id]?.outputs.isEmpty == false)
    }
}
