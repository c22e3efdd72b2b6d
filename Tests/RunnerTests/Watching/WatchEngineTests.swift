import Foundation
import Grading
import TerminalUI
import Testing

@testable import Watching

@Suite struct WatchEngineTests {
    private func engine(_ contents: SaveDetector.Contents = .present("one"), hasPassed: Bool = false) -> WatchEngine {
        WatchEngine(exercise: .sample(hasPassed: hasPassed), contents: contents)
    }

    private func result(_ outcome: Outcome, share: Double? = nil, sources: String = "one") -> CheckSummary {
        CheckSummary(
            outcome: outcome, heading: "Resize: \(outcome)", possiblePoints: 3, share: share, sources: sources)
    }

    @Test func beginning_checks_unlessTheFileIsGone() {
        var engine = engine()
        #expect(engine.start() == [.check(number: 1)])
        #expect(engine.state.activity == .checking(.building, seconds: 0))
        var waiting = self.engine(.missing)
        #expect(waiting.start().isEmpty)
        #expect(waiting.state.isMissing)
        #expect(waiting.handle(.key(.enter)).isEmpty)
        #expect(waiting.handle(.files(.present("one"), of: "resize")) == [.check(number: 1)])
        #expect(!waiting.state.isMissing)
    }

    @Test func saveDuringACheck_endsIt_andTheNextBeginsWhenItHasEnded() {
        var engine = engine()
        _ = engine.start()
        #expect(engine.handle(.files(.present("two"), of: "resize")) == [.cancel])
        #expect(engine.currentCheck == nil)
        // A third save meanwhile ends nothing twice and adds no check.
        #expect(engine.handle(.files(.present("three"), of: "resize")).isEmpty)
        // What the old one still says is not believed.
        _ = engine.handle(.result(result(.passed), check: 1))
        #expect(engine.state.result == nil)
        #expect(engine.handle(.ended(check: 1)) == [.check(number: 2)])
        #expect(engine.handle(.ended(check: 1)).isEmpty)
        _ = engine.handle(.result(result(.failed, share: 0.2, sources: "three"), check: 2))
        #expect(engine.handle(.ended(check: 2)).isEmpty)
        #expect(engine.state.activity == .idle)
    }

    @Test func sameContents_areNotCheckedAgain() {
        var engine = engine()
        _ = engine.start()
        #expect(engine.handle(.files(.present("one"), of: "resize")).isEmpty)
        _ = engine.handle(.result(result(.failed, share: 0.2), check: 1))
        _ = engine.handle(.ended(check: 1))
        #expect(engine.handle(.files(.present("one"), of: "resize")).isEmpty)
        #expect(engine.handle(.files(.present("two"), of: "resize")) == [.check(number: 2)])
        // The file changed before the check read it: what it read is what counts.
        _ = engine.handle(.result(result(.failed, share: 0.2, sources: "three"), check: 2))
        _ = engine.handle(.ended(check: 2))
        #expect(engine.handle(.files(.present("three"), of: "resize")).isEmpty)
    }

    @Test func vanishedFile_endsTheCheck_andIsWaitedFor() {
        var engine = engine()
        _ = engine.start()
        #expect(engine.handle(.files(.missing, of: "resize")) == [.cancel])
        #expect(engine.state.isMissing)
        #expect(engine.handle(.ended(check: 1)).isEmpty)
        #expect(engine.handle(.files(.present("one"), of: "resize")) == [.check(number: 2)])
    }

    @Test func results_areComparedWithTheOneBefore_faultsOfTheCourseLeftOut() {
        var engine = engine()
        _ = engine.start()
        _ = engine.handle(.result(result(.failed, share: 0.2), check: 1))
        #expect(engine.state.change == nil)
        // The verdict does not wait for its picture.
        #expect(engine.state.activity == .idle && engine.state.awaitsPicture)
        _ = engine.handle(.ended(check: 1))
        #expect(!engine.state.awaitsPicture)
        _ = engine.handle(.key(.enter))
        _ = engine.handle(.result(result(.graderFault), check: 2))
        _ = engine.handle(.ended(check: 2))
        _ = engine.handle(.key(.character(" ")))
        _ = engine.handle(.result(result(.failed, share: 0.6), check: 3))
        #expect(engine.state.change?.direction == .nearer)
    }

    @Test func keys_actAtOnce_alsoDuringACheck() {
        var engine = engine()
        _ = engine.start()
        let keys: [(Character, WatchEffect)] = [
            ("h", .hint), ("n", .next), ("l", .list), ("d", .details), ("p", .openPage), ("e", .openEditor),
            ("H", .hint),
        ]
        for (key, effect) in keys { #expect(engine.handle(.key(.character(key))) == [effect]) }
        #expect(engine.currentCheck == 1)
        #expect(engine.handle(.key(.character("a"))) == [.cancel])
        #expect(engine.handle(.ended(check: 1)) == [.checkAll(number: 2)])
        #expect(engine.handle(.key(.character("q"))) == [.cancel, .quit(signal: nil)])
    }

    @Test func all_countsAndSaysWhichDoNotPass() {
        var engine = engine()
        #expect(engine.handle(.key(.character("a"))) == [.checkAll(number: 1)])
        // What comes of the watched one is its result too.
        _ = engine.handle(.result(result(.passed), check: 1))
        #expect(engine.state.result?.outcome == .passed)
        _ = engine.handle(.oneOfAll(AllResult(id: "resize", outcome: .passed), check: 1))
        _ = engine.handle(.oneOfAll(AllResult(id: "crop", outcome: .failed), check: 1))
        guard case .checkingAll(let results, _) = engine.state.activity else {
            Issue.record("\(engine.state.activity)")
            return
        }
        #expect(results.count == 2)
        _ = engine.handle(.ended(check: 1))
        #expect(engine.state.notice?.text == "1 of 2 exercises pass. Not yet: crop.")
    }

    @Test func reset_asksFirst() {
        var engine = engine()
        #expect(engine.handle(.key(.character("r"))).isEmpty)
        #expect(engine.state.asksForReset)
        #expect(engine.handle(.key(.character("q"))).isEmpty)
        #expect(engine.state.notice?.text == "Nothing was changed.")
        _ = engine.handle(.key(.character("r")))
        #expect(engine.handle(.key(.character("y"))) == [.reset])
        // A save takes the question back: it was about something else.
        _ = engine.handle(.key(.character("r")))
        _ = engine.handle(.files(.present("two"), of: "resize"))
        #expect(!engine.state.asksForReset)
        #expect(engine.handle(.key(.character("y"))).isEmpty)
    }

    @Test func signals_endStopAndResize() {
        var engine = engine()
        #expect(engine.handle(.signal(SIGWINCH)) == [.redraw])
        #expect(engine.handle(.signal(SIGCONT)) == [.resume])
        #expect(engine.handle(.signal(SIGTSTP)) == [.suspend])
        #expect(engine.handle(.signal(SIGTERM)) == [.quit(signal: SIGTERM)])
        #expect(engine.handle(.hangup) == [.quit(signal: nil)])
        _ = engine.start()
        #expect(engine.handle(.signal(SIGINT)) == [.cancel, .quit(signal: SIGINT)])
    }

    @Test func otherExercise_isGoneOnWith_whenItsFileIsSaved() {
        var engine = engine()
        _ = engine.start()
        #expect(engine.handle(.files(.missing, of: "crop")).isEmpty)
        #expect(engine.handle(.files(.present("x"), of: "crop")) == [.follow("crop")])
        #expect(engine.handle(.exercise(.sample(id: "crop"), contents: .present("x"))) == [.cancel])
        #expect(engine.state.exercise.id == "crop")
        #expect(engine.handle(.ended(check: 1)) == [.check(number: 2)])
    }

    @Test func passOfAnOlderVersion_isOneOfTheNewOne_whenItPassesAgain() {
        var engine = engine(hasPassed: true)
        _ = engine.start()
        var wrong = result(.failed)
        wrong.version = "Its check has changed."
        _ = engine.handle(.result(wrong, check: 1))
        #expect(engine.state.exercise.isOutdated)
        _ = engine.handle(.ended(check: 1))
        _ = engine.handle(.key(.character(" ")))
        _ = engine.handle(.result(result(.passed), check: 2))
        #expect(!engine.state.exercise.isOutdated)
    }

    @Test func page_isTurned_andPutAway() {
        var engine = engine()
        _ = engine.handle(.page(TextPage { _ in [] }))
        _ = engine.handle(.key(.down))
        _ = engine.handle(.key(.pageDown))
        #expect(engine.state.pageOffset == 11)
        engine.limitPage(to: 5)
        #expect(engine.state.pageOffset == 5)
        _ = engine.handle(.key(.home))
        _ = engine.handle(.key(.up))
        #expect(engine.state.pageOffset == 0)
        #expect(engine.handle(.key(.character("q"))) == [.redraw])
        #expect(engine.state.page == nil)
    }

    @Test func elapsedTime_isThatOfTheCheck() {
        let clock = Clock()
        var engine = WatchEngine(exercise: .sample(), contents: .present("one"), now: { clock.now })
        _ = engine.start()
        clock.now += .milliseconds(1500)
        _ = engine.handle(.stage(.running, check: 1))
        _ = engine.handle(.tick)
        #expect(engine.state.activity == .checking(.running, seconds: 1.5))
    }

    /// Used by one test, on one thread.
    private final class Clock: @unchecked Sendable { var now = ContinuousClock.now }
}

extension WatchedExercise {
    static func sample(id: String = "resize", hasPassed: Bool = false) -> WatchedExercise {
        WatchedExercise(
            id: id, title: "Resize as Pillow does", place: "Lesson 1 of 5", lesson: "Pixels to tensor",
            files: [URL(filePath: "/course/Lessons/01-pixels-to-tensor/Exercise/Resize.swift")], points: 5,
            hasPassed: hasPassed)
    }
}
