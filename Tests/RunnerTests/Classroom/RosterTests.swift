import Foundation
import Lessons
import Testing

@testable import Classroom

/// The list of a class, as gradebooks export it.
struct RosterTests {
    @Test func canvasExport_isRead() throws {
        let roster = try Roster(
            reading: "\u{FEFF}Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (12)\r\n"
                + "    Points Possible,,,,,10.00\r\n\"Lee, Ann\",101,u1,ann,A,\r\n\"Müßig, Dörte\",102,u2,doerte,B,\r\n",
            file: "roster.csv")
        #expect(roster.people.map(\.name) == ["Lee, Ann", "Müßig, Dörte"])
        #expect(roster.person(of: "ANN")?.id == "101")
        #expect(roster.person(of: "102")?.section == "B")
        #expect(roster.person(of: "Mu\u{308}ßig, Dörte")?.sisUserID == "u2")
        #expect(roster.person(of: "nobody") == nil)
    }

    @Test func moodleExport_isRead_withSemicolons() throws {
        let roster = try Roster(
            reading:
                "Full name;Email address;ID number;submitted;due;excused\nAnn Lee;Ann@example.org;7;2026-11-20 20:00 +01:00;;x\n",
            file: "roster.csv")
        let ann = try #require(roster.person(of: "ann"))
        #expect(ann.email == "Ann@example.org" && ann.idNumber == "7" && ann.isExcused)
        #expect(ann.submitted == ClassDate.parse("2026-11-20 19:00 Z") && ann.due == nil)
    }

    @Test func surerNames_winOverOthers() throws {
        let roster = try Roster(reading: "submission,name,ID\nten,Ann,1\n1,Bob,10\n", file: "r")
        #expect(roster.person(of: "1")?.name == "Bob")
        #expect(roster.person(of: "10")?.name == "Bob")
        #expect(roster.person(of: "ten")?.name == "Ann")
    }

    @Test func capitals_matterOnlyWhereTheyTellPeopleApart() throws {
        let roster = try Roster(reading: "name,ID\nupper,1\nUPPER,2\nAnn,3\n", file: "r")
        #expect(roster.person(of: "upper")?.id == "1" && roster.person(of: "UPPER")?.id == "2")
        #expect(roster.person(of: "Upper") == nil && roster.person(of: "aNN")?.id == "3")
    }

    @Test func nameThatSeveralHave_isNobodys() throws {
        let roster = try Roster(reading: "name,email\nAnn Lee,a@x\nAnn Lee,b@x\n", file: "r")
        #expect(roster.person(of: "Ann Lee") == nil)
        #expect(roster.person(of: "b")?.line == 3)
    }

    @Test(
        arguments: [
            ("", "r.csv:1: The roster is empty."),
            ("section,submitted\nA,x\n", "r.csv:1: No column says whose row that is."),
            ("name,student\n", "r.csv:1: Two columns are the name, the second is \"student\"."),
            ("name,submitted\nAnn,\nBob,yesterday\n", "r.csv:3: \"yesterday\" is no date and time"),
        ])
    func mistake_isSaidWhereItIs(text: String, sentence: String) {
        #expect { try Roster(reading: text, file: "r.csv") } throws: { error in
            (error as? Roster.Problem)?.message.hasPrefix(sentence) ?? false
        }
    }

    @Test func table_readsWhatItWrites() {
        let rows = [
            ["plain", "with, comma", "with \"quotes\"", "two\nlines", "", " space "],
            ["ü", "semi;colon", "'", "1", "-2.5", "x"],
        ]
        #expect(CSVTable(reading: CSVTable(rows: rows).text).rows.map(\.cells) == rows)
    }

    @Test(arguments: ["=1+1", "+49", "@x", "-cmd", "\tx"])
    func formula_isKeptFromBeingOne(cell: String) {
        let written = CSVTable(rows: [[cell]]).text
        let isNumber = Double(cell) != nil
        #expect(CSVTable(reading: written).rows[0].cells == [isNumber ? cell : "'" + cell])
    }

    @Test func rows_knowTheirLines() {
        let table = CSVTable(reading: "a,b\n\"x\ny\",2\n\n3,4")
        #expect(table.rows.map(\.line) == [1, 2, 5])
        #expect(table.rows.map(\.cells) == [["a", "b"], ["x\ny", "2"], ["3", "4"]])
    }
}
