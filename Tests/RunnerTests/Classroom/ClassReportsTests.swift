import Foundation
import Testing

@testable import Classroom
@testable import Support

@Suite("What comes of a class")
struct ClassReportsTests {
    private let example = ExampleClass()
    private let folder = TemporaryFolder()

    private func write(to name: String) throws -> (paths: [String], folder: URL) {
        let pictures = folder.url.appending(path: "pictures")
        try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
        try ExampleClass.drawPictures(into: pictures)
        let out = folder.url.appending(path: name)
        let reports = ClassReports(grades: example.grades, plan: example.plan, pictures: pictures)
        return (try reports.write(to: out) { _, _ in }, out)
    }

    @Test("Every file is there, twice the same bytes, and progress comes to its end")
    func everything() throws {
        let (paths, out) = try write(to: "one")
        let (again, other) = try write(to: "two")
        #expect(paths == again && Set(paths).count == paths.count)
        #expect(paths.first == "grades.csv" && paths.last == "class.html")
        #expect(paths.count == 5 + 15 + 15 + 11)
        for path in paths {
            let data = try Data(contentsOf: out.appending(path: path))
            #expect(try data == Data(contentsOf: other.appending(path: path)), "\(path)")
        }
        let found = FileManager.default.enumerator(atPath: out.path)?.compactMap { $0 as? String } ?? []
        #expect(found.filter { $0.contains(".") || $0.hasSuffix("passwd") }.count == paths.count)
        var told: [Int] = []
        let reports = ClassReports(grades: example.grades, plan: example.plan, pictures: folder.url)
        _ = try reports.write(to: out) { done, all in told.append(done * 100 + all) }
        #expect(told == (1...15).map { $0 * 100 + 15 })
    }

    @Test("Nothing tells of a hidden case, of this machine, or of a place outside")
    func secrets() throws {
        let (paths, out) = try write(to: "one")
        for path in paths {
            let text = String(decoding: try Data(contentsOf: out.appending(path: path)), as: UTF8.self)
            #expect(!text.contains(ExampleClass.hiddenCase), "\(path)")
            #expect(!text.contains(folder.url.path), "\(path)")
        }
    }

    @Test("class.html links to pages that are there")
    func links() throws {
        let (paths, out) = try write(to: "one")
        let html = try String(contentsOf: out.appending(path: "class.html"), encoding: .utf8)
        let links = Set(html.matches(of: #/href="(feedback/[^"]+)"/#).map { String($0.output.1) })
        #expect(links.count == 15)
        for link in links { #expect(paths.contains(try #require(link.removingPercentEncoding)), "\(link)") }
    }

    @Test("What an earlier run left for a gradebook goes when there is no reason for it any more")
    func stale() throws {
        _ = try write(to: "one")
        let out = folder.url.appending(path: "one")
        #expect(FileManager.default.fileExists(atPath: out.appending(path: "grades.canvas.csv").path))
        var grades = example.grades
        for place in grades.submissions.indices { grades.submissions[place].person = nil }
        grades.absent = []
        let paths = try ClassReports(grades: grades, plan: example.plan, pictures: folder.url).write(to: out) { _, _ in
        }
        #expect(!paths.contains("grades.canvas.csv"))
        #expect(!FileManager.default.fileExists(atPath: out.appending(path: "grades.canvas.csv").path))
    }

    @Test("A folder that cannot be written is named")
    func unwritable() throws {
        let file = try folder.write("x", to: "file")
        let reports = ClassReports(grades: example.grades, plan: example.plan, pictures: folder.url)
        let error = #expect(throws: StateError.self) { try reports.write(to: file) { _, _ in } }
        #expect(error?.sentence.contains(file.path) == true)
    }

    /// Look at the pages after a change: `COURSE_WRITE_CLASS=DIR swift test --filter ClassReportsTests`, with the sheets of a
    /// grading in `DIR/pictures` where there are some.
    @Test(
        "The example is written where somebody wants to look at it",
        .enabled(if: ProcessInfo.processInfo.environment["COURSE_WRITE_CLASS"] != nil))
    func look() throws {
        let place = URL(filePath: ProcessInfo.processInfo.environment["COURSE_WRITE_CLASS"] ?? "")
        let pictures = place.appending(path: "pictures")
        try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
        try ExampleClass.drawPictures(into: pictures)
        _ = try ClassReports(grades: example.grades, plan: example.plan, pictures: pictures).write(
            to: place.appending(path: "out")
        ) { _, _ in }
    }
}
