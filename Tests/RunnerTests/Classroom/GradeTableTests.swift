import Foundation
import Testing

@testable import Classroom

@Suite("Grades as tables")
struct GradeTableTests {
    private let example = ExampleClass()

    /// The cells of a row by the heads of its columns.
    private func rows(_ table: CSVTable) -> [[String: String]] {
        let read = CSVTable(reading: table.text)
        let head = read.rows[0].cells
        return read.rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0.cells)) }
    }

    @Test("grades.csv has a row for each submission, and cells that no spreadsheet takes for a formula")
    func grades() throws {
        let table = GradesTable(grades: example.grades).table
        #expect(
            CSVTable(reading: table.text).rows[0].cells == [
                "submission", "convolve", "saliency-map", "grad-cam-map", "overlay", "rise", "total", "late", "status",
                "problem", "reason",
            ])
        let rows = rows(table)
        #expect(rows.count == example.grades.submissions.count)
        let anna = try #require(rows.first { $0["submission"] == "anna" })
        #expect(
            anna["overlay"] == "7.5" && anna["total"] == "27.5" && anna["late"] == "0" && anna["status"] == "graded")
        #expect(anna["problem"] == "missing" && anna["reason"] == "")
        let late = try #require(rows.first { $0["submission"] == "O'Brien, \"Pat\"" })
        #expect(
            late["late"] == "2" && late["total"] == "5.6" && late["grad-cam-map"] == "4" && late["problem"] == "failed")
        let formula = try #require(rows.first { $0["submission"] == "'" + ExampleClass.formulaID })
        #expect(formula["late"] == "")
        let unread = try #require(rows.first { $0["submission"] == "broken.zip" })
        #expect(unread["total"] == "" && unread["convolve"] == "" && unread["problem"] == "not-gradable")
        #expect(unread["reason"] == "broken.zip is no archive that can be read: <bad header>")
        #expect(rows.contains { $0["submission"] == "bell[31mred line" })
        #expect(!table.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\r" && $0 != "\n" })
    }

    @Test("Canvas gets the people of the roster, and an empty cell where there is no grade")
    func canvas() throws {
        let table = try #require(CanvasTable(grades: example.grades).table)
        let read = CSVTable(reading: table.text).rows.map(\.cells)
        #expect(read[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework 2 (12345)"])
        #expect(read[1] == ["    Points Possible", "", "", "", "", "32.50"])
        #expect(read[2] == ["Anna Müller", "102", "sis-102", "anna", "A, evening", "27.50"])
        #expect(read[3] == ["Zoë Ábsent", "103", "", "", "", ""])
        #expect(read[4] == ["Excused, \"Ed\"", "104", "", "", "", "EX"])
        #expect(read[5][0] == "'=HYPERLINK(\"http://x\")" && read[5][5] == "17.17")
        // Two submissions are one person's: which of them counts is not for a program to say.
        #expect(read[6] == ["Pat O'Brien", "106", "", "", "", ""])
        #expect(read.count == 7)
    }

    @Test("Moodle gets only rows with a grade, the address as it was written")
    func moodle() throws {
        let table = try #require(MoodleTable(grades: example.grades).table)
        let read = CSVTable(reading: table.text).rows.map(\.cells)
        #expect(read[0] == ["Email address", "ID number", "Homework 2", "Feedback comments"])
        #expect(read.map { $0[0] } == ["Email address", "Anna.Mueller@Example.org", "formula@example.org"])
        #expect(read[1][2] == "27.50" && read[1][3].hasPrefix("27.5 of 32.5 points."))
        #expect(read[2][3].contains("Build the heat map: partly right."))
    }

    @Test("Without the columns that a gradebook needs there is no table for it, and a sentence says why")
    func withoutRoster() throws {
        var grades = example.grades
        for place in grades.submissions.indices { grades.submissions[place].person = nil }
        var person = Roster.Person(line: 2)
        person.name = "Nobody's number"
        grades.absent = [person]
        #expect(CanvasTable(grades: grades).table == nil)
        #expect(MoodleTable(grades: grades).table == nil)
        let notices = ClassReports(grades: grades, plan: example.plan, pictures: URL(filePath: "/")).notices
        #expect(notices.count == 2 && notices[0].hasPrefix("grades.canvas.csv was not written"))
        let doubled = ClassReports(grades: example.grades, plan: example.plan, pictures: URL(filePath: "/")).notices
        #expect(doubled.count == 1 && doubled[0].hasPrefix("Pat O'Brien handed in more than once"))
    }
}
