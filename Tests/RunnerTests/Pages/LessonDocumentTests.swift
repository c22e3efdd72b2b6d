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

    @Test(arguments: course.lessons) func page_standsAlone(_ lesson: Lesson) throws {
        let html = try Self.page(of: lesson)
        #expect(html.utf8.count < 3_000_000, "\(html.utf8.count) bytes")
        // Scripts and styles are part of the page, and its policy knows them by their hashes.
        let script = try #require(html.firstMatch(of: /<script>((?:.|\n)*?)<\/script>/)).output.1
        let style = try #require(html.firstMatch(of: /<style>((?:.|\n)*?)<\/style>/)).output.1
        #expect(html.contains("script-src '\(PageFrame.hash(String(script)))'"))
        #expect(html.contains("style-src '\(PageFrame.hash(String(style)))'"))
        #expect(html.contains("default-src 'none'") && !html.contains("unsafe"))
        let body = try #require(html.firstMatch(of: /<body>((?:.|\n)*?)<script/)).output.1
        #expect(body.firstMatch(of: /<[^>]* on[a-z]+=/) == nil, "an inline handler")
        #expect(body.firstMatch(of: /<[^>]* style=/) == nil, "an inline style")
        #expect(body.firstMatch(of: /src="(?!data:image\/)/) == nil, "a source that is not in the page")
        #expect(body.firstMatch(of: /<(link|iframe|object|embed|form)\b/) == nil)
        #expect(style.firstMatch(of: /url\(|@import/) == nil)
        #expect(script.firstMatch(of: /fetch\(|XMLHttpRequest|WebSocket|EventSource|import\(|eval\(|innerHTML/) == nil)
    }

    @Test(arguments: course.lessons) func page_showsNoHiddenCaseAndNoSolution(_ lesson: Lesson) throws {
        let html = try Self.page(of: lesson)
        let json = try #require(html.firstMatch(of: /id="page-data">((?:.|\n)*?)<\/script>/)).output.1
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
            #expect(!page.html.contains("data-slot=\"standing\""))
            #expect(!page.html.contains("\"yours\""))
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
