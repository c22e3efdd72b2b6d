import Foundation
import Grading
import Lessons
import Testing

@testable import Runner
@testable import Support

struct ProgressStoreTests {
    private let folder = TemporaryFolder()
    private var store: ProgressStore { ProgressStore(folder: folder.url.appending(path: ".course")) }
    private let exercise = ExerciseSpec(
        id: "new-name", aliases: ["old-name"], title: "T", target: "T", edit: [], outputs: [])

    @Test func missingFile_isNoProgress() throws {
        let (progress, rescue) = try store.load()
        #expect(progress == Progress())
        #expect(rescue == nil)
        #expect(!FileManager.default.fileExists(atPath: store.file.path))
    }

    @Test func update_isThereForTheNextReader() throws {
        let now = Date(timeIntervalSince1970: 1_750_000_000)
        try store.update { $0[exercise].record(.passed, points: 3, sources: "abc", at: now) }
        let known = try store.load().progress[exercise]
        #expect(known.state == .passed)
        #expect(known.passed == ExerciseProgress.Pass(sources: "abc", at: now))
        #expect(known.points == 3)
        let names = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
        #expect(names.sorted() == ["lock", "progress.json"])
    }

    @Test func hintsRead_areKeptWithTheirNumber() throws {
        try store.update {
            $0[exercise].hintsRead = [3, 0]
            $0[exercise].wrongOutputs = ["b", "a"]
        }
        let known = try store.load().progress[exercise]
        #expect(known.hintsRead == [0, 3] && known.hintsShown == 2 && known.wrongOutputs == ["b", "a"])
        // An earlier version wants the number, and writes nothing else.
        let text = try String(contentsOf: store.file, encoding: .utf8)
        #expect(text.contains("\"hintsShown\" : 2"))
    }

    @Test func formerName_isFoundAndReplaced() throws {
        let former = ExerciseSpec(id: "old-name", title: "T", target: "T", edit: [], outputs: [])
        try store.update { $0[former].points = 2 }
        #expect(try store.load().progress[exercise].points == 2)
        let progress = try store.update { $0[exercise].points = 3 }.progress
        #expect(Array(progress.exercises.keys) == ["new-name"])
    }

    @Test(arguments: ["", "{", "null", "[]", "{\"format\": 1, \"exercises\": 7}", "\u{0}\u{0}\u{0}"])
    func unreadableFile_isMovedAsideWhole(content: String) throws {
        try FileManager.default.createDirectory(at: store.folder, withIntermediateDirectories: true)
        try Data(content.utf8).write(to: store.file)
        let (progress, rescue) = try store.load()
        #expect(progress == Progress())
        let moved = try #require(rescue?.movedTo)
        #expect(try Data(contentsOf: moved) == Data(content.utf8))
        // Said once: the next reader finds a fresh start.
        #expect(try store.load().rescue == nil)
    }

    @Test func newerFormat_isLeftAlone() throws {
        try FileManager.default.createDirectory(at: store.folder, withIntermediateDirectories: true)
        let content = Data("{\"format\": 99, \"something\": true}".utf8)
        try content.write(to: store.file)
        #expect(throws: StateError.newerFormat(store.file.path, 99)) { try store.load() }
        #expect(try Data(contentsOf: store.file) == content)
    }

    @Test func leftoverOfAKilledWriter_isIgnored() throws {
        try store.update { $0.isWelcomed = true }
        try Data("half a fi".utf8).write(to: store.folder.appending(path: ".progress.json.999.new"))
        #expect(try store.load().progress.isWelcomed)
    }

    @Test func concurrentUpdates_areAllKept() async throws {
        let store = store
        let exercise = exercise
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 { group.addTask { _ = try store.update { $0[exercise].points += 1 } } }
            try await group.waitForAll()
        }
        #expect(try store.load().progress[exercise].points == 40)
    }

    @Test func unwritableFolder_isOneError() throws {
        let file = folder.url.appending(path: "file")
        try Data().write(to: file)
        let store = ProgressStore(folder: file.appending(path: ".course"))
        #expect(throws: StateError.self) { try store.update { $0.isWelcomed = true } }
    }
}

struct ExerciseProgressTests {
    private let now = Date(timeIntervalSince1970: 1_750_000_000)

    @Test func failureAfterAPass_keepsThePass() {
        var progress = ExerciseProgress()
        progress.record(.passed, points: 5, sources: "a", at: now)
        progress.record(.failed, points: 2, sources: "b", at: now)
        #expect(progress.state == .passed)
        #expect(progress.outcome == .failed)
        #expect(progress.points == 5)
        #expect(progress.passed?.sources == "a")
    }

    @Test func faultOfOurs_changesNothing() {
        var progress = ExerciseProgress()
        progress.record(.failed, points: 1, sources: "a", at: now)
        let before = progress
        progress.record(.graderFault, points: 0, sources: "b", at: now + 1)
        #expect(progress == before)
    }

    @Test func nothingChecked_hasNoState() {
        #expect(ExerciseProgress().state == nil)
    }
}
