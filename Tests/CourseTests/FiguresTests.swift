import Foundation
import Lessons
import Testing

@testable import Checking
@testable import Support

/// The texts quote what was measured, and nothing else.
struct FiguresTests {
    static let lessons = ShippedCourse.course.lessons.filter {
        FileManager.default.fileExists(atPath: $0.folder.appending(path: QuotedFigures.path).path)
    }

    @Test(arguments: lessons)
    func a_lesson_quotes_what_was_measured(lesson: Lesson) throws {
        let data = try Data(contentsOf: lesson.folder.appending(path: QuotedFigures.path))
        let quoted = try JSONDecoder().decode(QuotedFigures.self, from: data)
        #expect(!quoted.figures.isEmpty)
        #expect(quoted.problems(in: lesson.blocks) == [])
    }

    @Test func some_lessons_quote_what_was_measured() {
        #expect(!Self.lessons.isEmpty)
    }

    /// Nothing that the figures were measured with has changed since, where that was recorded.
    @Test(arguments: lessons.filter { (try? Provenance(of: $0.folder).files[QuotedFigures.path]) != nil })
    func figures_were_measured_with_what_is_here(lesson: Lesson) throws {
        let entry = try #require(try Provenance(of: lesson.folder).files[QuotedFigures.path])
        #expect(try FileDigest(of: lesson.folder.appending(path: QuotedFigures.path)).hexadecimal == entry.sha256)
        let number = lesson.folderName.prefix(2)
        #expect(entry.from.keys.contains { $0.hasSuffix("_\(number).py") }, "nothing says what measured them")
        for (path, digest) in entry.from {
            #expect(try FileDigest(of: ShippedCourse.project.appending(path: path)).hexadecimal == digest, "\(path)")
        }
    }

    @Test func a_number_that_nobody_measured_is_found() throws {
        let blocks: [Block] = [
            .paragraph([.text("It hits in 93 % of"), .softBreak, .text("the scenes.")]),
            .table(
                Table(
                    alignments: [.left, .right, .right],
                    header: [[.text("method")], [.text("pointing")], [.text("mass")]],
                    rows: [[[.text("Grad-CAM")], [.text("0.93")], [.text("0.41")]]])),
        ]
        func problems(_ json: String) throws -> [String] {
            try JSONDecoder().decode(QuotedFigures.self, from: Data(json.utf8)).problems(in: blocks)
        }
        let pointing = #""a": {"value": 0.9312, "printed": "0.93", "row": "Grad-CAM", "column": "pointing"}"#
        let mass = #""b": {"value": 0.4123, "printed": "0.41", "row": "Grad-CAM", "column": "mass"}"#
        let hits = #""c": {"value": 0.9312, "printed": "93 %", "says": "hits in # of the scenes"}"#
        #expect(try problems("{\(pointing), \(mass), \(hits)}") == [])
        #expect(
            try problems("{\(pointing), \(hits)}") == ["0.41 in the row Grad-CAM, column mass, has not been measured"])
        let other = mass.replacing(#""0.41""#, with: #""0.42""#)
        #expect(
            try problems("{\(pointing), \(other)}") == [
                "b: 0.42 is not 0.4123, rounded", "b: the table says 0.41 and not 0.42",
            ])
        let unsaid = #""c": {"value": -0.1, "printed": "−0.1", "says": "falls by #"}"#
        #expect(try problems("{\(pointing), \(mass), \(unsaid)}") == [#"c: the text does not say "falls by −0.1""#])
        let nowhere = #""c": {"value": 2, "printed": "2", "row": "Grad-CAM", "column": "rank"}"#
        #expect(
            try problems("{\(pointing), \(mass), \(nowhere)}") == ["c: no table has a row Grad-CAM with a column rank"])
    }
}
