import Foundation
import Testing

/// What a lesson's text quotes is what was measured: `Tools/oracle` writes `references/figures.json`, and the text has to
/// say each of its numbers.
@Suite struct FiguresTests {
    /// The folders of the lessons that have such a file.
    static let lessons: [String] = ShippedCourse.course.lessons.map(\.folderName).filter {
        FileManager.default.fileExists(atPath: folder($0).appending(path: "references/figures.json").path)
    }

    static func folder(_ name: String) -> URL { ShippedCourse.project.appending(path: "Lessons/\(name)") }

    @Test func someLessonsQuoteWhatWasMeasured() {
        #expect(!Self.lessons.isEmpty)
    }

    @Test(arguments: lessons) func text_saysWhatWasMeasured(_ lesson: String) throws {
        let folder = Self.folder(lesson)
        let data = try Data(contentsOf: folder.appending(path: "references/figures.json"))
        let figures = try JSONDecoder().decode([String: String].self, from: data)
        #expect(!figures.isEmpty)
        let text = try String(contentsOf: folder.appending(path: "lesson.md"), encoding: .utf8)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for (name, figure) in figures {
            #expect(text.contains(figure), "\(lesson) does not say \(figure) (\(name))")
        }
    }
}
