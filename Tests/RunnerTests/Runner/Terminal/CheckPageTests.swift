import Foundation
import Testing

@testable import Runner
@testable import TerminalImages
@testable import TerminalUI

/// The pages of every outcome, held to `Tests/Fixtures/screens`.
@Suite struct CheckPageTests {
    @Test(arguments: [60, 80, 200], [false, true])
    func page_isWhatItWas(columns: Int, hasColors: Bool) throws {
        var environment = ["TERM": "xterm-256color", "LANG": "en_US.UTF-8", "FORCE_HYPERLINK": "0"]
        if !hasColors { environment["NO_COLOR"] = "1" }
        let terminal = Terminal(output: true, error: true, input: true, columns: columns, environment: environment)
        let screens = try OutcomeSamples().all().map { name, result in
            // The name of the sample stands above its page; escape codes are shown, so that a difference can be read.
            "== \(name)\n" + text(of: page(of: result, terminal), .none)
        }
        try GoldenScreen(name: "outcomes-\(columns)\(hasColors ? "-color" : "")").expect(screens.joined())
    }

    @Test(arguments: [60, 80, 200])
    func page_withBlocks_isWhatItWas(columns: Int) throws {
        let terminal = Terminal(
            output: true, error: true, input: true, columns: columns,
            environment: ["TERM": "xterm-256color", "LANG": "en_US.UTF-8", "FORCE_HYPERLINK": "0"])
        let result = try #require(try OutcomeSamples().all().first { $0.name == "failed: values" }).result
        let images = TerminalImages(method: .blocks(.indexed), screenRows: 30)
        try GoldenScreen(name: "check-blocks-\(columns)").expect(text(of: page(of: result, terminal), images))
    }

    private func page(of result: CheckedExercise, _ terminal: Terminal) -> CheckPage {
        CheckPage(result: result, terminal: terminal, root: URL(filePath: "/course"), invocation: "./course")
    }

    /// All that a page shows, and its short line.
    private func text(of page: CheckPage, _ images: TerminalImages) -> String {
        let lines = [PageLine](page.lines()) + page.closingLines(images) + [.text(page.shortLine())]
        return String(decoding: Console.bytes(of: lines), as: UTF8.self)
    }

    @Test(arguments: [60, 80, 200])
    func page_staysInsideItsTerminal(columns: Int) throws {
        let terminal = Terminal(
            output: true, error: true, input: true, columns: columns,
            environment: ["TERM": "xterm", "LANG": "en_US.UTF-8", "NO_COLOR": "1", "FORCE_HYPERLINK": "0"])
        for (name, result) in try OutcomeSamples().all() {
            let page = page(of: result, terminal)
            let images = TerminalImages(method: .blocks(.trueColor))
            for line in text(of: page, images).split(separator: "\n") where String(line).visibleWidth > columns {
                // A path is not broken: it could not be clicked or copied.
                let words = line.split(separator: " ")
                let isPath = words.count <= 2 && words.last?.hasPrefix("/course/") == true
                if !isPath { Issue.record("\(name), \(columns) columns: \(line)") }
            }
        }
    }

    @Test func page_keepsHiddenCasesSecret() throws {
        let terminal = Terminal(output: true, error: true, input: true, columns: 200, environment: ["TERM": "xterm"])
        for (name, result) in try OutcomeSamples().all() {
            let text = text(of: page(of: result, terminal), .none)
            #expect(!text.contains(OutcomeSamples.secretCase), "\(name)")
            #expect(!text.contains("43."), "\(name)")
        }
    }
}
