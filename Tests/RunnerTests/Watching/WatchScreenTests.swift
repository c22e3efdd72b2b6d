import Foundation
import Grading
import TerminalUI
import Testing

@testable import Watching

/// The screen in every state, held to `Tests/Fixtures/screens`: `COURSE_WRITE_SCREENS=1 swift test --filter WatchScreenTests`
/// writes the screens anew.
@Suite struct WatchScreenTests {
    private static let sizes = [(40, 12), (60, 20), (80, 24), (200, 50)]

    private func terminal(colors: Bool = false) -> Terminal {
        var environment = ["TERM": "xterm-256color", "LANG": "en_US.UTF-8", "FORCE_HYPERLINK": "0"]
        if !colors { environment["NO_COLOR"] = "1" }
        return Terminal(output: true, error: true, input: true, columns: 80, environment: environment)
    }

    /// A picture of text, as large as its room.
    private static let picture = ScreenPicture(
        file: URL(filePath: "/course/.course/pictures/resize/main-resized.png"),
        words: ["yours 0 to 1, peak at y 3, x 5", "reference 0 to 1, peak at y 3, x 4"]
    ) { room in
        let row = PictureCode(Array(String(repeating: "▀", count: min(room.columns, 30)).utf8)) ?? .empty
        return [
            "yours",
            .picture(
                DrawnPicture(
                    columns: min(room.columns, 30), rows: room.rows - 1, graphic: .empty,
                    cells: [PictureCode](repeating: row, count: room.rows - 1)), prefix: ""),
        ]
    }

    private static let failed = CheckSummary(
        outcome: .failed, heading: "Resize as Pillow does: not right yet", earnedPoints: 1, possiblePoints: 5,
        sentences: [
            "The picture is mirrored: what is left in yours is right in the reference.",
            "resized: 31 of 49 values are off (63 %).", "First at y=0, x=2: yours 0.031, expected 0.114.",
            "Worst at y=3, x=3: yours 0, expected 0.97.",
        ], share: 0.37, seconds: 0.42, hint: "(1 of 3) What is the shape of what you begin with?", printed: ["here"])

    private static let states: [(String, WatchState)] = {
        func state(_ change: (inout WatchState) -> Void) -> WatchState {
            var state = WatchState(exercise: .sample())
            change(&state)
            return state
        }
        func after(_ result: CheckSummary, _ change: (inout WatchState) -> Void = { _ in }) -> WatchState {
            state {
                $0.result = result
                change(&$0)
            }
        }
        return [
            ("before the first check", state { $0.activity = .checking(.building, seconds: 0.3) }),
            (
                "failed, with a picture",
                after(failed) {
                    $0.picture = picture
                    $0.change = ResultChange(
                        from: CheckSummary(outcome: .failed, heading: "", possiblePoints: 5, share: 0.2), to: failed)
                }
            ),
            ("failed, without", after(failed)),
            (
                "checked again",
                after(failed) {
                    $0.picture = picture
                    $0.activity = .checking(.running, seconds: 2.25)
                }
            ),
            (
                "did not build",
                after(
                    CheckSummary(
                        outcome: .didNotBuild, heading: "Resize as Pillow does: does not compile yet",
                        possiblePoints: 5,
                        sentences: ["cannot convert value of type 'Double' to specified type 'Int'", "and 2 more"],
                        place: SourcePlace(
                            file: URL(filePath: "/course/Lessons/01-pixels-to-tensor/Exercise/Resize.swift"), line: 29,
                            column: 14), seconds: 0.13))
            ),
            (
                "passed",
                after(
                    CheckSummary(
                        outcome: .passed, heading: "Resize as Pillow does: passed", earnedPoints: 5, possiblePoints: 5,
                        sentences: ["resized is right for duck and a hidden case. 5 points."], share: 1, seconds: 0.42)
                ) { $0.picture = picture }
            ),
            (
                "not recorded",
                after(
                    CheckSummary(
                        outcome: .passed, heading: "Resize as Pillow does: passed", earnedPoints: 5, possiblePoints: 5,
                        unrecorded: "/course/.course cannot be written (No space left on device)."))
            ),
            (
                "passed before, and changed since",
                after(failed) {
                    $0.exercise.isOutdated = true
                    $0.result?.earnedPoints = 0
                    $0.result?.version =
                        "Its check has changed since you passed it: your pass and its points stay, as those of the older version."
                }
            ),
            (
                "passed again",
                after(
                    CheckSummary(
                        outcome: .passed, heading: "Resize as Pillow does: passed", earnedPoints: 5, possiblePoints: 5,
                        sentences: ["resized is right for duck and a hidden case. 5 points."], share: 1, seconds: 0.42,
                        version: "Its check has changed since you passed it; your pass is one of the new version now."))
            ),
            (
                "changed since it passed, before the first check",
                state {
                    ($0.exercise.hasPassed, $0.exercise.isOutdated) = (true, true)
                    $0.activity = .checking(.building, seconds: 0.3)
                }
            ),
            ("hints", after(failed) { $0.hints = ["Hint 2 of 3: Which side is the shorter one?"] }),
            ("asking", after(failed) { $0.asksForReset = true }),
            ("missing", after(failed) { $0.isMissing = true }),
            ("told", after(failed) { $0.notice = Notice(.done, "9 of 10 exercises pass. Not yet: two-maps.") }),
            (
                "checking all",
                after(failed) {
                    $0.activity = .checkingAll(
                        [.init(id: "resize", outcome: .passed), .init(id: "crop-and-normalize", outcome: .failed)],
                        seconds: 1.2)
                }
            ),
            ("help", state { $0.page = .help }),
        ]
    }()

    @Test(arguments: sizes)
    func screen_isWhatItWas(columns: Int, rows: Int) throws {
        let size = ScreenSize(columns: columns, rows: rows)
        let screens = Self.states.map { name, state in
            let frame = WatchScreen(state, size: size, terminal: terminal()).frame
            return "== \(name)\n" + frame.rows.map(Self.text).joined(separator: "\n")
        }
        try GoldenScreen(name: "watch-\(columns)x\(rows)").expect(screens.joined(separator: "\n") + "\n")
    }

    @Test func screen_inColor_isWhatItWas() throws {
        let screens = Self.states.map { name, state in
            let size = ScreenSize(columns: 80, rows: 24)
            let frame = WatchScreen(state, size: size, terminal: terminal(colors: true)).frame
            return "== \(name)\n" + frame.rows.map(Self.text).joined(separator: "\n")
        }
        try GoldenScreen(name: "watch-80x24-color").expect(screens.joined(separator: "\n") + "\n")
    }

    private static func text(_ row: ScreenRow) -> String {
        switch row {
        case .text(let text): text
        case .cells(let cells, let prefix): prefix + String(decoding: cells.bytes, as: UTF8.self)
        }
    }

    /// Every state at every size from 20x4 to 200x60 fills its screen, and no more than that.
    @Test func screen_fitsEverySize() {
        for (name, state) in Self.states {
            for columns in [20, 39, 40, 41, 59, 80, 81, 120, 200] {
                for rows in [4, 8, 11, 12, 13, 16, 20, 24, 33, 60] {
                    let size = ScreenSize(columns: columns, rows: rows)
                    let frame = WatchScreen(state, size: size, terminal: terminal()).frame
                    #expect(frame.rows.count == rows, "\(name), \(columns)x\(rows)")
                    for row in frame.rows {
                        #expect(Self.text(row).visibleWidth <= columns, "\(name), \(columns)x\(rows): \(row)")
                    }
                }
            }
        }
    }

    @Test func smallestScreen_hasVerdictReasonAndKeys() throws {
        let state = try #require(Self.states.first { $0.0 == "failed, with a picture" }).1
        let rows = WatchScreen(state, size: ScreenSize(columns: 40, rows: 12), terminal: terminal()).frame.rows.map(
            \.text)
        #expect(rows.contains { $0.contains("not right yet") })
        #expect(rows.contains { $0.contains("nearer: 37 %") })
        #expect(rows.contains { $0.contains("The picture is mirrored") })
        #expect(rows.contains { $0.contains("main-resized.png") })
        #expect(rows.last?.hasPrefix("h hint") == true)
    }

    // MARK: What is drawn

    private func text(_ codes: [UInt8]) -> String { String(decoding: codes, as: UTF8.self) }

    @Test func frames_drawOnlyWhatDiffers() {
        let first = ScreenFrame(rows: [.text("one"), .text("two"), .text("three")])
        var second = first
        second.rows[1] = .text("2")
        #expect(text(first.codes(after: nil)).hasPrefix("\u{1B}[H\u{1B}[2J"))
        #expect(first.codes(after: first).isEmpty)
        #expect(text(second.codes(after: first)) == "\u{1B}[2;1H2\u{1B}[0m\u{1B}[K")
    }

    @Test func picture_staysUntouched_untilItChanges_andIsTakenAwayThen() throws {
        func drawn(_ bytes: String) throws -> DrawnPicture {
            DrawnPicture(
                columns: 4, rows: 2, graphic: try #require(PictureCode(Array("\u{1B}_Ga=T;\(bytes)\u{1B}\\".utf8))),
                removal: try #require(PictureCode(Array("\u{1B}_Ga=d;\u{1B}\\".utf8))))
        }
        let picture = PlacedPicture(picture: try drawn("AAAA"), row: 2, column: 3)
        let rows = ["a", "", "", "b"].map { ScreenRow.text($0) }
        let first = ScreenFrame(rows: rows, picture: picture)
        var second = first
        second.rows[3] = .text("c")
        #expect(!text(second.codes(after: first)).contains("\u{1B}_G"))
        #expect(!text(second.codes(after: first)).contains("\u{1B}[2;1H"))
        let third = ScreenFrame(rows: rows)
        let codes = text(third.codes(after: second))
        #expect(codes.contains("\u{1B}_Ga=d"))
        // What the picture covered is drawn again.
        #expect(codes.contains("\u{1B}[2;1H") && codes.contains("\u{1B}[3;1H"))
        let fourth = ScreenFrame(rows: rows, picture: PlacedPicture(picture: try drawn("BBBB"), row: 2, column: 3))
        let exchange = text(fourth.codes(after: first))
        #expect(try #require(exchange.range(of: "a=d")).lowerBound < #require(exchange.range(of: "BBBB")).lowerBound)
    }
}
