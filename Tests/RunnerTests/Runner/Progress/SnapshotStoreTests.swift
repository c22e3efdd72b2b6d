import Foundation
import Lessons
import Testing

@testable import Runner
@testable import Support

struct SnapshotStoreTests {
    private let folder = TemporaryFolder()
    private let exercise = ExerciseSpec(
        id: "ex", title: "T", target: "T", edit: ["Exercise/A.swift", "Exercise/B.swift"], outputs: [])
    private var lesson: Lesson {
        Lesson(
            id: "l", title: "L", requires: [], number: 1, folder: folder.url.appending(path: "01-l"), blocks: [],
            exercises: [exercise])
    }
    private var store: SnapshotStore { SnapshotStore(folder: folder.url.appending(path: "snapshots")) }
    private func content(_ path: String) throws -> String {
        try String(contentsOf: lesson.folder.appending(path: path), encoding: .utf8)
    }

    @Test func restoring_bringsFilesBackByteForByte() throws {
        try folder.write("mine A\r\n", to: "01-l/Exercise/A.swift")
        try folder.write("mine B", to: "01-l/Exercise/B.swift")
        let progress = ExerciseProgress(points: 2, hintsRead: [0])
        try store.take(exercise, in: lesson, progress: progress)
        try folder.write("starter", to: "01-l/Exercise/A.swift")
        try FileManager.default.removeItem(at: lesson.folder.appending(path: "Exercise/B.swift"))
        let stored = try #require(store.latest())
        try store.restore(stored, of: exercise, in: lesson)
        #expect(try content("Exercise/A.swift") == "mine A\r\n")
        #expect(try content("Exercise/B.swift") == "mine B")
        #expect(stored.snapshot.progress == progress)
    }

    @Test func latest_isTheNewestOfAllExercises() throws {
        try folder.write("1", to: "01-l/Exercise/A.swift")
        try store.take(exercise, in: lesson, progress: ExerciseProgress())
        try folder.write("2", to: "01-l/Exercise/A.swift")
        let second = try store.take(exercise, in: lesson, progress: ExerciseProgress())
        #expect(store.latest()?.location == second.location)
        store.remove(second)
        #expect(store.latest() != nil)
    }

    @Test func halfMadeSnapshot_isNotSeen() throws {
        try folder.write("{}", to: "snapshots/ex/.2026-01-01.99/snapshot.json")
        try folder.write("not json", to: "snapshots/ex/2026-01-01T00-00-00.000Z/snapshot.json")
        #expect(store.latest() == nil)
    }

    @Test func snapshotThatLostAFile_isNotWhatTheNextUndoBringsBack() throws {
        try folder.write("mine A", to: "01-l/Exercise/A.swift")
        try folder.write("mine B", to: "01-l/Exercise/B.swift")
        let whole = try store.take(exercise, in: lesson, progress: ExerciseProgress())
        let half = try store.take(exercise, in: lesson, progress: ExerciseProgress())
        try FileManager.default.removeItem(at: half.location.appending(path: "Exercise/A.swift"))
        #expect(store.all().map(\.name) == [whole.name])
        #expect(store.latest()?.name == whole.name)
    }

    @Test func removedSnapshot_leavesNothing() throws {
        try folder.write("mine A", to: "01-l/Exercise/A.swift")
        store.remove(try store.take(exercise, in: lesson, progress: ExerciseProgress()))
        let left = try FileManager.default.contentsOfDirectory(atPath: store.folder.appending(path: "ex").path)
        #expect(left == [])
    }

    @Test func snapshotWithoutItsFile_touchesNothing() throws {
        try folder.write("mine A", to: "01-l/Exercise/A.swift")
        try folder.write("mine B", to: "01-l/Exercise/B.swift")
        let stored = try store.take(exercise, in: lesson, progress: ExerciseProgress())
        try FileManager.default.removeItem(at: stored.location.appending(path: "Exercise/B.swift"))
        try folder.write("now", to: "01-l/Exercise/A.swift")
        #expect(throws: StateError.self) { try store.restore(stored, of: exercise, in: lesson) }
        #expect(try content("Exercise/A.swift") == "now")
    }

    @Test func atomicWrite_leavesTheOldContentWhenItFails() throws {
        let file = try folder.write("old", to: "kept/file")
        let blocked = file.appending(path: "below a file")
        #expect(throws: POSIXFailure.self) { try AtomicFile.write(Data("new".utf8), to: blocked) }
        try AtomicFile.write(Data("new".utf8), to: file)
        #expect(try String(contentsOf: file, encoding: .utf8) == "new")
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path) == ["file"])
    }
}
