import Foundation
import Imaging
import Lessons

/// What a learner has made, as one HTML file: their own pictures of every exercise, lesson by lesson.
package struct SummaryDocument: Sendable {
    /// A picture of the learner's, and what it shows in words.
    package struct Shown: Sendable {
        package let picture: Picture
        package let caption: String

        package init(picture: Picture, caption: String) {
            self.picture = picture
            self.caption = caption
        }
    }

    /// An exercise with what was handed in.
    package struct Entry: Sendable {
        package let title: String
        /// What is to be seen, in a sentence; empty where the lesson does not say.
        package let says: String
        package let hasPassed: Bool
        /// What helps most first.
        package let pictures: [Shown]

        package init(title: String, says: String, hasPassed: Bool, pictures: [Shown]) {
            self.title = title
            self.says = says
            self.hasPassed = hasPassed
            self.pictures = pictures
        }
    }

    /// A lesson with its exercises.
    package struct Section: Sendable {
        package let title: String
        package let entries: [Entry]

        package init(title: String, entries: [Entry]) {
            self.title = title
            self.entries = entries
        }
    }

    /// What was done in all, in a sentence.
    package let words: String
    /// Whether everything has passed.
    package let isFinished: Bool
    package let sections: [Section]
    /// What the course says of itself.
    package let course: CourseWords

    package init(words: String, isFinished: Bool, sections: [Section], course: CourseWords = .shipped) {
        self.words = words
        self.isFinished = isFinished
        self.sections = sections
        self.course = course
    }

    /// The page.
    ///
    /// - Throws: what encoding a picture or reading the page's own files throws.
    package func html() throws -> String {
        let pictures = try encoded()
        let sections = sections.enumerated().map { index, section in html(section, pictures[index]) }
        let abilities = isFinished ? AbilitiesHTML(words: course).section("You can now") : ""
        let body = """
            <a class="skip" href="#lesson">To the pictures</a>
            <header class="top"><p class="course">\(course.title.html)</p><div class="tools" id="tools"></div></header>
            <div class="page"><main id="lesson">
            <header class="title"><h1>What you made</h1></header>
            <p>\(words.html)</p>
            \(abilities)
            \(sections.joined(separator: "\n"))
            </main></div>
            """
        return PageFrame(
            title: "What you made · \(course.title)", body: body, style: try PageAssets.text("page.css"),
            script: try PageAssets.script([]), data: try PageJSON.text(PageData())
        ).html
    }

    private func html(_ section: Section, _ pictures: [[String]]) -> String {
        let entries = zip(section.entries, pictures).map { entry, pictures in
            let says = entry.says.isEmpty ? "" : "<p>\(entry.says.html)</p>"
            let state = entry.hasPassed ? "" : "<p class=\"caption\">Not passed yet.</p>"
            let none = "<p class=\"caption\">Numbers, and nothing to be drawn.</p>"
            let shown =
                pictures.isEmpty
                ? (entry.hasPassed ? none : "") : "<div class=\"shown\">\(pictures.joined())</div>"
            return "<h3>\(entry.title.html)</h3>\(says)\(state)\(shown)"
        }
        return "<section class=\"made\"><h2>\(section.title.html)</h2>\(entries.joined(separator: "\n"))</section>"
    }

    /// The figures of each entry: one of each exercise first, then more as long as there is room on the page.
    private func encoded() throws -> [[[String]]] {
        var figures = sections.map { $0.entries.map { _ in [String]() } }
        var room = PageData.mostBytes
        let most = sections.flatMap(\.entries).map(\.pictures.count).max() ?? 0
        for place in 0..<most {
            for (section, entries) in sections.map(\.entries).enumerated() {
                for (index, entry) in entries.enumerated() where entry.pictures.indices.contains(place) {
                    let figure = try html(entry.pictures[place])
                    guard figure.utf8.count <= room else { continue }
                    room -= figure.utf8.count
                    figures[section][index].append(figure)
                }
            }
        }
        return figures
    }

    private func html(_ shown: Shown) throws -> String {
        let data = try shown.picture.pngData(level: 9)
        return "<figure><img alt=\"\(shown.caption.html)\" width=\"\(shown.picture.width)\" "
            + "height=\"\(shown.picture.height)\" decoding=\"async\" loading=\"lazy\" "
            + "src=\"data:image/png;base64,\(data.base64EncodedString())\">"
            + "<figcaption>\(shown.caption.html)</figcaption></figure>"
    }
}

/// What a learner can do at the end, as a list.
struct AbilitiesHTML {
    let words: CourseWords

    /// The list under a heading; nothing where a course does not say it.
    func section(_ heading: String) -> String {
        guard !words.abilities.isEmpty else { return "" }
        let items = words.abilities.map { "<li>\($0.html)</li>" }.joined()
        return "<h2>\(heading)</h2><ul class=\"abilities\">\(items)</ul>"
    }
}
