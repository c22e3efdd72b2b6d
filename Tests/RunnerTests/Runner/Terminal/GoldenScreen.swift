import Foundation
import Testing

/// What a command prints, held to a file in `Tests/Fixtures/screens`.
///
/// After a change that is meant, look at the difference: `COURSE_WRITE_SCREENS=1 swift test --filter PageTests` writes the
/// screens anew.
struct GoldenScreen {
    let name: String

    /// Compares line by line, and names the first that differs.
    func expect(_ screen: String) throws {
        let text = screen.replacing("\u{1B}", with: "␛")
        let file = MiniCourse.project.appending(path: "Tests/Fixtures/screens/\(name).txt")
        if ProcessInfo.processInfo.environment["COURSE_WRITE_SCREENS"] == "1" {
            try Data(text.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let (now, before) = (text.split(separator: "\n"), golden.split(separator: "\n"))
        for (line, pair) in zip(now, before).enumerated() where pair.0 != pair.1 {
            Issue.record("\(file.lastPathComponent), line \(line + 1): \"\(pair.0)\" was \"\(pair.1)\"")
            return
        }
        #expect(text == golden)
    }
}
