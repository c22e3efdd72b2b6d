import Foundation
import Testing

@testable import Classroom

@Suite("What a submission's files are called")
struct ReportNameTests {
    private func stems(_ ids: [String]) -> [String] { ReportName.names(of: ids).map(\.stem) }

    @Test("A plain name stays what it is, umlauts and blanks included")
    func plain() {
        #expect(stems(["anna", "jürgen größe", "O'Brien"]) == ["anna", "jürgen größe", "O'Brien"])
    }

    @Test(
        "Nothing leaves the folder, hides, or cannot be written",
        arguments: [
            "../../etc/passwd", "a/b", ".hidden", "..", "", "a\u{0}b", "bell\u{7}", "x ", "x.", "C:\\x", "a\nb",
        ])
    func changed(id: String) throws {
        let stem = try #require(stems([id]).first)
        #expect(!stem.hasPrefix("."))
        #expect(!stem.contains { "/\\:\0\n\u{7}".contains($0) })
        #expect(stem.wholeMatch(of: #/.*-[0-9a-f]{8}/#) != nil)
        #expect(stems([id, "other"])[0] == stem)
    }

    @Test("What would be the same file on some disk is told apart")
    func collisions() {
        let groups = [
            ["Anna", "anna"], ["a/b", "a-b"], [String(repeating: "x", count: 300), String(repeating: "x", count: 299)],
            ["STRASSE", "strasse"], ["\u{FC}", "u\u{308}"],
        ]
        for ids in groups {
            let stems = stems(ids)
            #expect(Set(stems.map { $0.lowercased() }).count == ids.count, "\(stems)")
            #expect(
                Set(stems.map { Array($0.lowercased().precomposedStringWithCanonicalMapping.utf8) }).count == ids.count)
        }
    }

    @Test("A name that was made to be another's is no other's")
    func forged() {
        let made = stems(["a/b"])[0]
        let both = stems(["a/b", made])
        #expect(both[0] != both[1])
        #expect(Set(stems(["a/b", made, both[0], both[1]])).count == 4)
    }

    @Test("With every ending, and as a temporary file, a name fits into 255 bytes")
    func length() {
        for id in [
            String(repeating: "x", count: 300), String(repeating: "ü", count: 300), String(repeating: "👩‍👩‍👧", count: 99),
        ] {
            #expect(".\(ReportName.names(of: [id])[0].file("html")).4194304.new".utf8.count <= 255)
        }
    }

    @Test("An address has no character with a meaning")
    func address() {
        let name = ReportName.names(of: ["50% of jürgen's #1?"])[0]
        #expect(name.address("html").hasPrefix("50%25%20of%20j%C3%BCrgen%27s%20%231-"))
    }
}
