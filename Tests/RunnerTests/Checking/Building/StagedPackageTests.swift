import Foundation
import Lessons
import Testing

@testable import Checking
@testable import Runner

struct StagedPackageTests {
    @Test func aFileThatChangesTwiceInASecond_getsDatesInTwoSeconds() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "Staged-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let check = root.appending(path: "Lessons/01-one/Check/OneCheck")
        try FileManager.default.createDirectory(at: check, withIntermediateDirectories: true)
        try Data("print(1)".utf8).write(to: check.appending(path: "main.swift"))

        let exercise = ExerciseSpec(
            id: "one", title: "One", target: "One", edit: ["Exercise/One.swift"], outputs: [])
        let lesson = Lesson(
            id: "one", title: "One", requires: [], number: 1, folder: root.appending(path: "Lessons/01-one"),
            blocks: [], exercises: [exercise])
        let paths = CoursePaths(root: root, build: root.appending(path: "build"))
        let package = StagedPackage(
            paths: paths, course: Course(root: root.appending(path: "Lessons"), lessons: [lesson]))

        var seconds: [Int] = []
        for number in 1...4 {
            let source = VariantSources.File(path: "Exercise/One.swift", contents: Data("let x = \(number)".utf8))
            _ = try package.stage(exercise, of: lesson, files: [source])
            let staged = paths.package.appending(path: "01-one/Exercise/One.swift")
            let date = try FileManager.default.attributesOfItem(atPath: staged.path)[.modificationDate] as? Date
            seconds.append(Int(try #require(date).timeIntervalSince1970.rounded(.down)))
        }
        for (before, after) in zip(seconds, seconds.dropFirst()) { #expect(before < after, "\(seconds)") }
    }
}
