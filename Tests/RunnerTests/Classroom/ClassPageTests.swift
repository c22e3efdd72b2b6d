import Foundation
import Testing

@testable import Classroom
@testable import Pages

@Suite("The pages of a class")
struct ClassPageTests {
    private let example = ExampleClass()
    private let folder = TemporaryFolder()

    private func feedback(_ id: String) throws -> String {
        try ExampleClass.drawPictures(into: folder.url)
        let grade = try #require(example.grades.submissions.first { $0.id == id })
        return FeedbackDocument(grade: grade, grades: example.grades, pictures: folder.url, style: try ClassStyle())
            .html
    }

    private func overview(_ grades: ClassGrades) throws -> String {
        try ExampleClass.drawPictures(into: folder.url)
        return ClassDocument(
            grades: grades, names: ReportName.names(of: grades.submissions.map(\.id)), pictures: folder.url,
            style: try ClassStyle()
        ).html
    }

    @Test("Feedback says what came of it, the mistake in bold, the hint, and hidden cases by number")
    func feedback() throws {
        let html = try feedback(ExampleClass.formulaID)
        #expect(html.contains("<h1>=HYPERLINK(&quot;http://x&quot;)</h1>"))
        #expect(html.contains("<p class=\"total\">17.17 <small>of 32.5 points</small></p>"))
        #expect(html.contains("and <code>relu</code> is missing.</strong>"))
        #expect(html.contains("What speaks against the class should not be seen."))
        #expect(html.contains("<th scope=\"col\">hidden 1</th></tr></thead>"))
        #expect(html.contains("16 comparisons, 4 right") && html.contains("<td class=\"bad nowrap\">✗ wrong</td>"))
        #expect(!html.contains("4 of 11 points.<") && html.contains("4 of 11 points</small>"))
        #expect(html.contains("src=\"data:image/png;base64,"))
        #expect(html.contains("rise.swift was not handed in."))
    }

    @Test("Lateness and its price stand at the top")
    func late() throws {
        let html = try feedback("O'Brien, \"Pat\"")
        #expect(html.contains("2 days late, 20 % off. Your work earned 7 points, and 1.4 are taken off."))
        #expect(try feedback("anna").contains("in time."))
    }

    @Test(
        "Who has no grade reads why, that nothing is lost, and whom to ask",
        arguments: ["broken.zip", "unlucky", "slow"])
    func withoutGrade(id: String) throws {
        let html = try feedback(id)
        #expect(html.contains("No points are taken for this."))
        #expect(html.contains("whoever teaches the course") || html.contains("Whoever teaches the course"))
        #expect(!html.contains("class=\"total\""))
    }

    @Test("Words of others are text")
    func escaping() throws {
        for html in [try feedback(ExampleClass.scriptID), try overview(example.grades)] {
            #expect(!html.contains("<script>alert"))
            #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(!html.contains("\u{1B}") && !html.contains("\u{7}"))
        }
        #expect(
            try feedback(ExampleClass.scriptID).contains(
                "cannot convert <code>&lt;b&gt;</code> ]]&gt; &amp; &quot;Tensor&quot;"))
    }

    @Test("A page asks nobody for anything, and its policy lets its own script and style run alone")
    func policy() throws {
        let style = try ClassStyle()
        for html in [try feedback("anna"), try overview(example.grades)] {
            #expect(html.contains("script-src '\(PageFrame.hash(style.script))'"))
            #expect(html.contains("style-src '\(PageFrame.hash(style.style))'"))
            let body = html.replacing(style.style, with: "").replacing(style.script, with: "")
            #expect(!body.contains(" style=") && !body.contains(" onclick="))
            let outside = body.matches(of: #/(?:src|href)="([^"]+)"/#).map { String($0.output.1) }.filter {
                !$0.hasPrefix("#") && !$0.hasPrefix("data:image/png;base64,") && !$0.hasPrefix("feedback/")
            }
            #expect(outside.isEmpty)
        }
    }

    @Test("The overview says who stands where, what is hard, which slips are common, and what needs a look")
    func overview() throws {
        let html = try overview(example.grades)
        for words in [
            "Where the class stands", "Which exercises are hard", "Common slips", "What needs a look", "The same code",
            "Who handed nothing in", "Who stands where", "Nobody has begun", "Zoë Ábsent", "(excused)",
            "<strong>3 ×</strong> Build the heat map", "Your values are about half", "Convolve.swift is there twice",
            "It used more than 2 GiB", "prove nothing",
        ] {
            #expect(html.contains(words), "\(words)")
        }
    }

    @Test("The same code in several exercises is found, an answer that many have is not")
    func sameCode() throws {
        let groups = SameCode(example.grades).groups
        let pat = example.grades.submissions.indices.filter {
            example.grades.submissions[$0].id.lowercased().hasPrefix("o'brien")
        }
        #expect(groups.first?.places == pat)
        #expect(groups.first?.same == [0, 1, 2] && groups.first?.written == 3 && groups.first?.wrong == 3)
        var many = example.grades
        let anna = try #require(many.submissions.first { $0.id == "anna" })
        many.submissions = (0..<100).map { place in
            var one = anna
            one.id = "student \(place)"
            one.exercises[0].judged?.code = "own \(place)"
            return one
        }
        #expect(SameCode(many).groups.isEmpty)
        // A chain makes no group of all three.
        var chain = many
        for (place, code) in [(1, ["a", "b", "c", "d"]), (2, ["a", "b", "e", "f"]), (3, ["g", "h", "e", "f"])] {
            for exercise in 0..<4 { chain.submissions[place].exercises[exercise].judged?.code = code[exercise] }
        }
        #expect(SameCode(chain).groups.map(\.places) == [[1, 2], [2, 3]])
        for exercise in 0..<2 { many.submissions[3].exercises[exercise].judged?.code = "own \(exercise)" }
        for exercise in 0..<2 { many.submissions[7].exercises[exercise].judged?.code = "own \(exercise)" }
        #expect(SameCode(many).groups.map(\.places) == [[3, 7]])
    }

    @Test("Ten thousand submissions make a page of a few megabytes")
    func tenThousand() throws {
        var grades = example.grades
        let all = grades.submissions
        grades.exercises = (0..<39).map { place in
            var exercise = ExampleClass.exercises[place % 5]
            exercise.id += "-\(place)"
            return exercise
        }
        grades.submissions = (0..<10_000).map { place in
            var one = all[place % all.count]
            one.id = "student \(place)"
            one.exercises = (0..<39).map { one.exercises[$0 % 5] }
            return one
        }
        let html = try overview(grades)
        #expect(html.utf8.count < 8_000_000)
        #expect(html.utf8.count > 1_000_000)
    }
}
