import Foundation
import Lessons
import Pages
import Support

/// `class.html`: the class at a glance, for whoever teaches it.
struct ClassDocument {
    let grades: ClassGrades
    /// What the submissions' files are called, in their order.
    let names: [ReportName]
    /// The folder that the pictures' files are relative to.
    let pictures: URL
    let style: ClassStyle

    /// The page.
    var html: String {
        let links = NameLinks(grades: grades, names: names)
        let sections = [
            HeadlineHTML(grades: grades).html,
            TotalsHistogram(grades: grades).html,
            ExerciseTable(grades: grades).html,
            SlipsHTML(grades: grades, links: links, pictures: pictures).html,
            AttentionHTML(grades: grades, links: links).html,
            SameCodeHTML(grades: grades, links: links).html,
            AbsentHTML(grades: grades).html,
            StandingTable(grades: grades, links: links).html,
        ]
        let contents = sections.compactMap(\.self).flatMap(\.headings).map {
            "<li><a href=\"#\($0.id)\">\($0.title.html)</a></li>"
        }
        let body = """
            <a class="skip" href="#lesson">To the class</a>
            <header class="top"><p class="course">\(grades.courseTitle.html)</p><div class="tools" id="tools"></div></header>
            <div class="page"><main id="lesson" class="overview">
            <header class="title"><p class="place">\(Quantity.count(grades.submissions.count, "submission"))</p>\
            <h1>\(grades.title.oneLine.html)</h1></header>
            <nav class="jump" aria-label="On this page"><ul>\(contents.joined())</ul></nav>
            \(sections.compactMap { $0?.html }.joined(separator: "\n"))
            </main></div>
            """
        return style.page(title: "\(grades.title.oneLine) · the class", body: body)
    }
}

/// A part of the overview, with the headings that the page's contents link to.
struct ClassSection {
    let headings: [(id: String, title: String)]
    let html: String

    /// A part under a heading of its own.
    init(id: String, title: String, _ inner: String) {
        headings = [(id, title)]
        html = "<h2 id=\"\(id)\">\(title.html)</h2>\n\(inner)"
    }

    /// A part without one.
    init(_ html: String) {
        headings = []
        self.html = html
    }
}
