import Foundation
import Testing

@testable import Runner
@testable import TerminalUI

/// The pages of every outcome, held to `Tests/Fixtures/screens`.
///
/// After a change that is meant, look at the difference: `COURSE_WRITE_SCREENS=1 swift test --filter CheckPageTests`
/// writes the screens anew.
@Suite struct CheckPageTests {
    private static let folder = MiniCourse.project.appending(path: "Tests/Fixtures/screens")

    @Test(arguments: [60, 80, 200], [false, true])
    func page_isWhatItWas(columns: Int, hasColors: Bool) throws {
        var environment = ["TERM": "xterm-256color", "LANG": "en_US.UTF-8", "FORCE_HYPERLINK": "0"]
        if !hasColors { environment["NO_COLOR"] = "1" }
        let terminal = Terminal(output: true, error: true, input: true, columns: columns, environment: environment)
        let screens = try OutcomeSamples().all().map { name, result in
            let page = CheckPage(
                result: result, terminal: terminal, root: URL(filePath: "/course"), invocation: "./course")
            // The name of the sample stands above its page; escape codes are shown, so that a difference can be read.
            return "== \(name)\n" + (page.lines() + page.closingLines() + [page.shortLine()]).joined(separator: "\n")
        }
        let text = screens.joined(separator: "\n").replacing("\u{1B}", with: "␛") + "\n"
        let file = Self.folder.appending(path: "outcomes-\(columns)\(hasColors ? "-color" : "").txt")
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

    @Test(arguments: [60, 80, 200])
    func page_staysInsideItsTerminal(columns: Int) throws {
        let terminal = Terminal(
            output: true, error: true, input: true, columns: columns,
            environment: ["TERM": "xterm", "LANG": "en_US.UTF-8", "NO_COLOR": "1", "FORCE_HYPERLINK": "0"])
        for (name, result) in try OutcomeSamples().all() {
            let page = CheckPage(
                result: result, terminal: terminal, root: URL(filePath: "/course"), invocation: "./course")
            for line in page.lines() + page.closingLines() where line.displayWidth > columns {
                // A path is not broken: it could not be clicked or copied.
                let words = line.split(separator: " ")
                let isPath = words.count <= 2 && words.last?.hasPrefix("/course/") == true
                if !isPath { Issue.record("\(name), \(columns) columns: \(line)") }
            }
            #expect(page.shortLine().displayWidth <= columns, "\(name)")
        }
    }

    @Test func page_keepsHiddenCasesSecret() throws {
        let terminal = Terminal(output: true, error: true, input: true, columns: 200, environment: ["TERM": "xterm"])
        for (name, result) in try OutcomeSamples().all() {
            let page = CheckPage(
                result: result, terminal: terminal, root: URL(filePath: "/course"), invocation: "./course")
            let text = (page.lines() + page.closingLines() + [page.shortLine()]).joined(separator: "\n")
            #expect(!text.contains(OutcomeSamples.secretCase), "\(name)")
            #expect(!text.contains("43."), "\(name)")
        }
    }
}
