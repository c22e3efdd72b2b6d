import Foundation
import Testing

@testable import Runner

@Suite struct EditorTests {
    private let file = URL(filePath: "/my course/Exercise/Resize.swift")

    private func editor(_ environment: [String: String], line: Int? = nil, code: Bool = false) -> Editor? {
        Editor(for: file, line: line, environment: environment) { _ in code }
    }

    @Test func visual_comesBeforeEditor_andVisualStudioCodeLast() {
        #expect(editor(["VISUAL": "vim", "EDITOR": "nano"], code: true)?.command == ["vim", file.path])
        #expect(editor(["VISUAL": " ", "EDITOR": "nano"], code: true)?.command == ["nano", file.path])
        #expect(editor([:], code: true)?.command == ["code", "-g", file.path])
        #expect(editor([:]) == nil)
    }

    @Test func line_isGiven_inEachEditorsOwnWay() {
        #expect(editor(["EDITOR": "vi"], line: 12)?.command == ["vi", "+12", file.path])
        #expect(editor(["EDITOR": "code --wait"], line: 12)?.command == ["code", "--wait", "-g", "\(file.path):12"])
        #expect(editor(["EDITOR": "/opt/bin/hx"], line: 12)?.command == ["/opt/bin/hx", "\(file.path):12"])
        #expect(editor(["EDITOR": "whatever"], line: 12)?.command == ["whatever", file.path])
    }

    @Test func words_inQuotesAreKeptWhole() {
        #expect(editor(["EDITOR": "'/my tools/vim' -u NONE"])?.command == ["/my tools/vim", "-u", "NONE", file.path])
    }

    @Test func editorsWithAWindow_doNotGetTheTerminal() {
        #expect(editor(["EDITOR": "code"])?.needsTerminal == false)
        #expect(editor(["EDITOR": "/usr/bin/gvim"])?.needsTerminal == false)
        #expect(editor(["EDITOR": "nano"])?.needsTerminal == true)
        #expect(editor(["EDITOR": "my-own"])?.needsTerminal == true)
    }
}
