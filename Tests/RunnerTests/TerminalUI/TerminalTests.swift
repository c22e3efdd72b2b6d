import Foundation
import Testing

@testable import Runner
@testable import TerminalUI

struct TerminalTests {
    private func terminal(
        output: Bool = true, error: Bool = true, input: Bool = true, columns: Int? = 100,
        _ environment: [String: String]
    ) -> Terminal {
        Terminal(output: output, error: error, input: input, columns: columns, environment: environment)
    }

    @Test func ordinaryTerminal_hasColors() {
        let terminal = terminal(["TERM": "xterm-256color", "LANG": "en_US.UTF-8"])
        #expect(terminal.outputColors && terminal.errorColors && terminal.canRewriteLines && terminal.canAsk)
        #expect(terminal.columns == 100)
        #expect(terminal.textWidth == 100)
        #expect(self.terminal(columns: 240, ["TERM": "xterm"]).textWidth == 100)
    }

    @Test(arguments: [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"], [:]])
    func noColorAndDumbTerminals_haveNone(environment: [String: String]) {
        let terminal = terminal(environment)
        #expect(!terminal.outputColors && !terminal.errorColors)
    }

    @Test func emptyNoColor_saysNothing() {
        #expect(terminal(["TERM": "xterm", "NO_COLOR": ""]).outputColors)
    }

    @Test func pipe_hasNeitherColorsNorQuestions() {
        let terminal = terminal(
            output: false, error: false, input: false, columns: nil, ["TERM": "xterm", "VTE_VERSION": "7000"])
        #expect(!terminal.outputColors && !terminal.canRewriteLines && !terminal.canAsk && !terminal.hyperlinks)
        #expect(terminal.columns == 80)
    }

    @Test func dumbTerminal_rewritesNoLine() {
        #expect(!terminal(["TERM": "dumb"]).canRewriteLines)
    }

    @Test(arguments: [
        (["TERM": "xterm", "VTE_VERSION": "6800"], true), (["TERM": "xterm", "TERM_PROGRAM": "vscode"], true),
        (["TERM": "xterm"], false), (["TERM": "screen", "VTE_VERSION": "6800"], false),
        (["TERM": "xterm", "FORCE_HYPERLINK": "1"], true),
        (["TERM": "xterm", "VTE_VERSION": "6800", "FORCE_HYPERLINK": "0"], false),
    ])
    func hyperlinks_areForTerminalsThatFollowThem(environment: [String: String], expected: Bool) {
        #expect(terminal(environment).hyperlinks == expected)
    }

    @Test(arguments: [("C", false), ("en_US.ISO-8859-1", false), ("de_DE.utf8", true), ("", true)])
    func unicode_followsTheLocale(language: String, expected: Bool) {
        #expect(terminal(["TERM": "xterm", "LANG": language]).unicode == expected)
    }

    @Test func link_isClickableOnlyWhereLinksWork() {
        let file = URL(filePath: "/my course/Lessons/a.swift")
        let link = Hyperlink(file, from: URL(filePath: "/my course"))
        #expect(link.rendered(by: terminal(["TERM": "dumb"])) == "Lessons/a.swift")
        #expect(
            link.rendered(by: terminal(["TERM": "xterm", "NO_COLOR": "1", "FORCE_HYPERLINK": "1"]))
                == "\u{1B}]8;;file:///my%20course/Lessons/a.swift\u{1B}\\Lessons/a.swift\u{1B}]8;;\u{1B}\\")
    }

    @Test func path_outsideTheFolderStaysWhole() {
        #expect(URL(filePath: "/a/b").path(relativeTo: URL(filePath: "/a/bc")) == "/a/b")
        #expect(URL(filePath: "/a/b/c").path(relativeTo: URL(filePath: "/a/")) == "b/c")
    }
}
