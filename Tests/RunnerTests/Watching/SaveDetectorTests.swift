import Foundation
import Testing

@testable import Watching

@Suite struct SaveDetectorTests {
    private let folder = TemporaryFolder()
    private let start = ContinuousClock.now
    private var file: URL { folder.url.appending(path: "Answer.swift") }

    private func detector(known: SaveDetector.Contents = .present("one")) throws -> SaveDetector {
        try folder.write("one", to: "Answer.swift")
        let file = file
        var detector = SaveDetector(files: [file], known: known, now: start) {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return .missing }
            return text.isEmpty ? .empty(text) : .present(text)
        }
        if known == .present("one") { #expect(detector.look(now: start) == nil) }
        return detector
    }

    @Test func whatIsKnown_isNotTold_andAnythingElseIsAtOnce() throws {
        _ = try detector()
        var other = try detector(known: .present("older"))
        #expect(other.look(now: start) == .present("one"))
    }

    @Test func wholeFile_isBelievedAtOnce_andOnce() throws {
        var detector = try detector()
        try folder.write("two", to: "Answer.swift")
        detector.note(finished: true, now: start)
        #expect(detector.look(now: start) == .present("two"))
        detector.note(finished: true, now: start)
        #expect(detector.look(now: start) == nil)
    }

    @Test func firstStep_isGivenAMoment() throws {
        var detector = try detector()
        try folder.write("tw", to: "Answer.swift")
        detector.note(finished: false, now: start)
        #expect(detector.look(now: start + .milliseconds(10)) == nil)
        try folder.write("two", to: "Answer.swift")
        detector.note(finished: false, now: start + .milliseconds(20))
        #expect(detector.look(now: start + .milliseconds(50)) == nil)
        #expect(detector.look(now: start + .milliseconds(60)) == .present("two"))
    }

    @Test func wholeFile_isNotPutOff_byWhatFollows() throws {
        var detector = try detector()
        try folder.write("two", to: "Answer.swift")
        detector.note(finished: true, now: start)
        detector.note(finished: false, now: start)
        #expect(detector.look(now: start) == .present("two"))
    }

    @Test func emptyFile_isWaitedFor_andThenIsWhatItIs() throws {
        var detector = try detector()
        try folder.write("", to: "Answer.swift")
        detector.note(finished: true, now: start)
        #expect(detector.look(now: start) == nil)
        #expect(detector.deadline == start + SaveDetector.patience)
        #expect(detector.look(now: start + .milliseconds(199)) == nil)
        #expect(detector.look(now: start + .milliseconds(200)) == .empty(""))
    }

    @Test func missingFile_thatComesBackInTime_wasNeverGone() throws {
        var detector = try detector()
        try FileManager.default.removeItem(at: file)
        detector.note(finished: false, now: start)
        #expect(detector.look(now: start + .milliseconds(40)) == nil)
        try folder.write("two", to: "Answer.swift")
        detector.note(finished: true, now: start + .milliseconds(60))
        #expect(detector.look(now: start + .milliseconds(60)) == .present("two"))
        try FileManager.default.removeItem(at: file)
        detector.note(finished: false, now: start + .milliseconds(100))
        #expect(detector.look(now: start + .milliseconds(140)) == nil)
        #expect(detector.look(now: start + .milliseconds(340)) == .missing)
    }

    @Test func withoutEvents_aChangeIsFoundByTheNextRound_alsoOneOfTheSameSize() throws {
        var detector = try detector()
        try folder.write("six", to: "Answer.swift")
        #expect(detector.look(now: start + .milliseconds(499)) == nil)
        #expect(detector.look(now: start + .milliseconds(500)) == .present("six"))
        // Replaced by a file of the same name, as editors do.
        try folder.write("ten", to: "new")
        #expect(rename(folder.url.appending(path: "new").path, file.path) == 0)
        #expect(detector.look(now: start + .milliseconds(1000)) == .present("ten"))
    }

    @Test func fileThatIsNotReadAgain_whileItsSignatureStays() throws {
        let file = try folder.write("one", to: "Answer.swift")
        let counter = Counter()
        var detector = SaveDetector(files: [file], known: .present("one"), now: start) {
            counter.count += 1
            return .present("one")
        }
        for round in 0..<10 { #expect(detector.look(now: start + .seconds(round)) == nil) }
        #expect(counter.count == 1)
    }

    /// Used by one test, on one thread.
    private final class Counter: @unchecked Sendable { var count = 0 }
}
