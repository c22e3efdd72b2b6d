import Support
import Testing

@testable import TerminalImages

/// Which way is chosen, by what is known and what was answered.
struct ImageMethodTests {
    private func around(
        _ environment: [String: String] = ["TERM": "xterm-256color"], isTerminal: Bool = true, isForeground: Bool = true
    ) -> ImageMethod.Surroundings {
        .init(environment: environment, isTerminal: isTerminal, isForeground: isForeground, unicode: true)
    }

    private func best(
        _ answers: String, _ environment: [String: String] = ["TERM": "xterm-256color"], tmux: String? = nil
    ) -> ImageMethod {
        ImageMethod.best(
            TerminalAnswers(parsing: Array(answers.utf8)), around(environment),
            tmux: tmux.map(TmuxClient.init(parsing:)))
    }

    private static let takesKitty = "\u{1B}_Gi=31;OK\u{1B}\\"
    private static func name(_ name: String) -> String { "\u{1B}P>|\(name)\u{1B}\\" }

    @Test(arguments: [
        (name("kitty(0.26.5)") + takesKitty + "\u{1B}[?62;c", ImageMethod.kitty),
        (name("ghostty 1.2.0") + takesKitty + "\u{1B}[?62;22c", .kitty),
        (name("Konsole 23.08.1") + takesKitty + "\u{1B}[?62;1;4c", .kitty),
        (name("foot(1.13.1)") + "\u{1B}[?62;4;22c", .sixel),
        (name("XTerm(379)") + "\u{1B}[?63;1;2;4;6;9;15;22c", .sixel),
        (name("iTerm2 3.5.0") + "\u{1B}_GOK\u{1B}\\\u{1B}[?62;4c", .iterm),
        // These speak several; the one that they do best is taken.
        (name("WezTerm 20240203-110809") + takesKitty + "\u{1B}[?65;4;6;18;22c", .iterm),
        (name("mintty 3.7.0") + "\u{1B}[?64;1;2;4;6;9;15;21;22;28;29c", .iterm),
        (name("XTerm(379)") + "\u{1B}[?64;1;2;6;9c", .blocks(.trueColor)),
        (name("XTerm(320)") + "\u{1B}[?64;1;2;6;9c", .blocks(.indexed)),
        (name("VTE(7200)") + "\u{1B}[?65;1;9c", .blocks(.trueColor)),
        ("\u{1B}[?1;2c", .blocks(.indexed)),
    ])
    func terminals_getWhatTheyDoBest(answers: String, method: ImageMethod) { #expect(best(answers) == method) }

    @Test func visualStudioCode_takesPicturesWhereItsAddOnIsLoaded() {
        let environment = ["TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "COLORTERM": "truecolor"]
        let name = Self.name("xterm.js(5.6.0-beta.98)")
        #expect(best(name + "\u{1B}[?62;4;9;22c", environment) == .iterm)
        #expect(best(name + "\u{1B}[?62;22c", environment) == .blocks(.trueColor))
        // An xterm that was started from it is an xterm.
        #expect(best(Self.name("XTerm(379)") + "\u{1B}[?62;4c", environment) == .sixel)
        let tabby = ["TERM": "xterm-256color", "TERM_PROGRAM": "Tabby"]
        #expect(best(name + "\u{1B}[?62;22c", tabby) == .iterm)
    }

    @Test(arguments: [
        (["TERM": "xterm-kitty"], ImageMethod.kitty), (["TERM": "xterm-ghostty"], .kitty), (["TERM": "foot"], .sixel),
        (["TERM": "mlterm-256color"], .sixel), (["TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"], .iterm),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .iterm),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], .blocks(.indexed)),
        (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .blocks(.trueColor)), (["TERM": "vt100"], .none),
        (["TERM": "screen-256color"], .blocks(.indexed)),
    ])
    func silence_leavesTheName(environment: [String: String], method: ImageMethod) {
        #expect(best("", environment) == method)
        #expect(ImageMethod.best(nil, around(environment), tmux: nil) == method)
    }

    @Test(arguments: [
        ("1 256,RGB,title kitty(0.32.2)", ImageMethod.kittyPlaceholders),
        ("on 256,RGB,title ghostty 1.1.3", .kittyPlaceholders),
        ("all 256,RGB,title kitty(0.28.0)", .kittyPlaceholders), ("0 256,RGB,title kitty(0.32.2)", .blocks(.trueColor)),
        // A kitty that knows no placeholders, and terminals that would print them.
        ("on 256,RGB,title kitty(0.26.5)", .blocks(.trueColor)), ("on 256,RGB,title XTerm(379)", .blocks(.trueColor)),
        ("on ", .blocks(.trueColor)),
        // Colors that tmux rounds are no numbers any more.
        ("on 256,title kitty(0.32.2)", .blocks(.trueColor)), ("on  kitty(0.32.2)", .blocks(.trueColor)),
        ("", .blocks(.trueColor)),
    ])
    func tmux_passesOnWhatItIsAllowedTo(line: String, method: ImageMethod) {
        let environment = ["TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0", "TERM_PROGRAM": "tmux"]
        #expect(best("\u{1B}[?1;2c", environment, tmux: line) == method)
        #expect(best(Self.name("tmux 3.4") + "\u{1B}[?1;2;4c", environment, tmux: line) == .sixel)
        #expect(ImageMethod.forced(.kitty, around(environment), tmux: TmuxClient(parsing: "0 ")) == .blocks(.trueColor))
    }

    @Test func noColor_leavesThePixels() {
        let environment = ["TERM": "xterm-256color", "NO_COLOR": "1"]
        #expect(best("\u{1B}[?1;2c", environment) == .none)
        #expect(best(Self.takesKitty + "\u{1B}[?62c", environment) == .kitty)
        // Whoever asks for blocks gets them.
        #expect(ImageMethod.forced(.blocks, around(environment), tmux: nil) == .blocks(.indexed))
    }

    @Test func withoutATerminal_thereIsNothing() {
        for choice in ImageChoice.allCases {
            #expect(ImageMethod.forced(choice, around(isTerminal: false), tmux: nil) == .none)
        }
        #expect(ImageMethod.refusal(around(isTerminal: false)) != nil)
        #expect(ImageMethod.refusal(around(isForeground: false)) != nil)
        for environment in [["TERM": "dumb"], ["TERM": "linux"], [:], ["TERM": "xterm", "CI": "true"]] {
            #expect(ImageMethod.refusal(around(environment)) != nil, "\(environment)")
        }
        #expect(ImageMethod.refusal(around(["TERM": "xterm", "CI": ""])) == nil)
    }

    @Test func choice_isTheFlagsOrElseTheEnvironments() throws {
        #expect(try ImageChoice(flag: "sixel", environment: ["COURSE_IMAGES": "kitty"]) == .sixel)
        #expect(try ImageChoice(flag: nil, environment: ["COURSE_IMAGES": "Kitty"]) == .kitty)
        #expect(try ImageChoice(flag: nil, environment: ["COURSE_IMAGES": ""]) == .auto)
        #expect(try ImageChoice(flag: nil, environment: [:]) == .auto)
    }

    @Test func wrongChoice_isAUsageErrorWithASuggestion() {
        let error = #expect(throws: CommandError.self) { try ImageChoice(flag: "sixels", environment: [:]) }
        #expect(error?.exitCode == 64)
        #expect(error?.messages.first?.contains("Did you mean sixel?") == true)
        let other = #expect(throws: CommandError.self) {
            try ImageChoice(flag: nil, environment: ["COURSE_IMAGES": "holograms\u{1B}[2J"])
        }
        #expect(
            other?.messages == [
                "COURSE_IMAGES asks for pictures by \"holograms[2J\", which there is not. Say one of these: auto, kitty, iterm, "
                    + "sixel, blocks, none."
            ])
    }
}
