import Foundation
import Testing

@testable import Classroom

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("junit.xml")
struct JUnitReportTests {
    private let text = JUnitReport(grades: ExampleClass().grades).text

    /// What a reader of XML finds.
    private final class Found: NSObject, XMLParserDelegate {
        var suites: [[String: String]] = []
        var cases: [[String: String]] = []
        var results: [String: [[String: String]]] = [:]
        var words = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if name == "testsuite" { suites.append(attributes) }
            if name == "testcase" { cases.append(attributes) }
            if ["failure", "error", "skipped"].contains(name) { results[name, default: []].append(attributes) }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { words += string }
    }

    private func read() throws -> Found {
        let found = Found()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = found
        let isRead = parser.parse()
        let fault = parser.parserError.map { "\($0)" } ?? ""
        try #require(isRead, "\(fault)")
        return found
    }

    @Test("A suite for each submission, a test for each exercise, and counts that are right")
    func structure() throws {
        let found = try read()
        #expect(found.suites.count == 15 && found.cases.count == 75)
        func sum(_ key: String) -> Int { found.suites.compactMap { Int($0[key] ?? "") }.reduce(0, +) }
        #expect(sum("tests") == 75)
        #expect(sum("failures") == found.results["failure"]?.count)
        #expect(sum("errors") == found.results["error"]?.count)
        #expect(sum("skipped") == found.results["skipped"]?.count)
        // Two submissions that were not read, and one exercise each of the two that were unclear or our fault.
        #expect(found.results["error"]?.count == 12)
        #expect(
            Set(found.results["failure"]?.compactMap { $0["type"] } ?? []) == [
                "failed", "did-not-build", "crashed", "timed-out", "over-limit", "no-output",
            ])
        #expect(!text.contains("time=") && !text.contains("timestamp"))
    }

    @Test("Names and messages come back as they were, controls aside")
    func escaping() throws {
        let found = try read()
        let names = found.suites.compactMap { $0["name"] }
        for id in [
            ExampleClass.formulaID, ExampleClass.scriptID, "O'Brien, \"Pat\"", "jürgen größe", "bell[31mred\nline",
        ] {
            #expect(names.contains(id))
        }
        #expect(found.words.contains(ExampleClass.compilerWords))
    }

    @Test("What XML cannot hold is left out")
    func controls() {
        #expect("a\u{0}b\u{8}c\u{1B}[d\u{FFFE}e\u{1FFFF}f]]>&'\"".xml == "abc[def]]&gt;&amp;&apos;&quot;")
    }
}
