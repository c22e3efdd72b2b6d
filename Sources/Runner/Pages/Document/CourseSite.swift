import Foundation
import Lessons

/// The whole course as pages that anybody can host: an index and a page for each lesson, with nobody's progress in them.
package struct CourseSite {
    package let course: Course

    package init(course: Course) { self.course = course }

    /// A page and the name of its file.
    package struct Page: Sendable {
        package let name: String
        package let html: String
    }

    /// All pages, the index first.
    ///
    /// - Throws: as `LessonDocument.html`.
    package func pages() throws -> [Page] {
        try [Page(name: "index.html", html: index())]
            + course.lessons.map { lesson in
                var document = LessonDocument(lesson, of: course)
                document.isPartOfSite = true
                return Page(name: "\(lesson.id).html", html: try document.html())
            }
    }

    private func index() throws -> String {
        let items = course.lessons.enumerated().map { index, lesson in
            let count = lesson.exercises.count
            let exercises = "\(count) \(count == 1 ? "exercise" : "exercises")"
            return "<li><a href=\"\(lesson.id).html\"><small>Lesson \(index + 1)</small>\(lesson.title.html)</a>"
                + "<p>\(opening(of: lesson).html) <span class=\"count\">\(exercises)</span></p></li>"
        }
        let body = """
            <a class="skip" href="#lesson">To the lessons</a>
            <header class="top"><p class="course">\(course.words.title.html)</p><div class="tools" id="tools"></div></header>
            <div class="page"><main id="lesson">
            <header class="title"><h1>\(course.words.title.html)</h1></header>
            \(course.words.about.isEmpty ? "" : "<p>\(course.words.about.html)</p>")
            <p>Each lesson can be read and touched here; the exercises\(effort) are done on your own machine,
            with a clone of the course: <code>./course next</code> names a file to edit, <code>./course check</code> says what
            is not right yet, and <code>./course hint</code> helps.</p>
            \(AbilitiesHTML(words: course.words).section("At the end you can"))
            <h2>The lessons</h2>
            <ol class="lessons">\(items.joined(separator: "\n"))</ol>
            </main></div>
            """
        return PageFrame(
            title: course.words.title, body: body, style: try PageAssets.text("page.css"),
            script: try PageAssets.script([]), data: try PageJSON.text(PageData())
        ).html
    }

    private var effort: String { course.words.effort.isEmpty ? "" : ", \(course.words.effort.html) each," }

    /// The first sentence of a lesson's text.
    private func opening(of lesson: Lesson) -> String {
        for case .paragraph(let words) in lesson.blocks {
            let text = words.plainText
            return text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) + "." } ?? text
        }
        return ""
    }
}
