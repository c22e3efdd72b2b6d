import Foundation
import Lessons
import Testing

@testable import Checking

/// An exercise of two files with a check of two files, staged in a folder of its own.
struct StagedExerciseTests {
    private let root = TemporaryFolder()
    private let spec = ExerciseSpec(
        id: "pair", title: "Pair", target: "Pair", edit: ["Exercise/One.swift", "Exercise/Two.swift"], outputs: [])

    private func staged() throws -> StagedExercise {
        try root.write("print(helper())", to: "01-pair/Check/PairCheck/main.swift")
        try root.write("func helper() -> Int { 1 }", to: "01-pair/Check/PairCheck/Helper.swift")
        try root.write("a note", to: "01-pair/Check/PairCheck/notes.txt")
        let lesson = Lesson(
            id: "pair", title: "Pair", requires: [], number: 1, folder: root.url.appending(path: "01-pair"),
            blocks: [], exercises: [spec])
        return try StagedExercise(
            spec, of: lesson, files: spec.edit.map { .init(path: $0, contents: Data("// \($0)".utf8)) },
            in: root.url.appending(path: "staging"))
    }

    @Test func folder_holdsTheseFilesAndNoOthers() throws {
        try root.write("old", to: "staging/PairCheck")
        let staged = try staged()
        try staged.write()
        let names = try FileManager.default.subpathsOfDirectory(atPath: staged.folder.path)
        #expect(
            Set(names.filter { $0.contains(".") }) == [
                "01-pair/Exercise/One.swift", "01-pair/Exercise/Two.swift", "01-pair/Check/PairCheck/main.swift",
                "01-pair/Check/PairCheck/Helper.swift",
            ])
        #expect(!FileManager.default.fileExists(atPath: staged.program.path))
    }

    @Test func missingCheck_isNamed() throws {
        let lesson = Lesson(
            id: "pair", title: "Pair", requires: [], number: 1, folder: root.url.appending(path: "01-pair"),
            blocks: [], exercises: [spec])
        #expect(throws: BuildFault.self) {
            try StagedExercise(spec, of: lesson, files: [], in: root.url.appending(path: "staging"))
        }
    }

    @Test func scriptsWords_areTakenAsTheyAre() {
        #expect(BuildScript.line(["cp", "it's a $HOME", "b"]) == #"'cp' 'it'\''s a $HOME' 'b'"#)
    }

    @Test func keptCheck_isForTheseSourcesAndSettings() throws {
        let staged = try staged()
        try staged.write()
        let interfaces = root.url.appending(path: "interfaces")
        let kept = KeptCheck(of: staged, settings: "-Onone", in: interfaces)
        #expect(!kept.isThere)
        try Data("interface".utf8).write(to: staged.interface)
        try Data("object".utf8).write(to: staged.checkObject)
        kept.keep(staged)
        #expect(kept.isThere)
        #expect(try Data(contentsOf: kept.object) == Data("object".utf8))
        #expect(!KeptCheck(of: staged, settings: "-O", in: interfaces).isThere)
        try root.write("print(2)", to: "01-pair/Check/PairCheck/main.swift")
        // What it was compiled from has changed.
        let lesson = Lesson(
            id: "pair", title: "Pair", requires: [], number: 1, folder: root.url.appending(path: "01-pair"),
            blocks: [], exercises: [spec])
        let other = try StagedExercise(spec, of: lesson, files: [], in: staged.folder)
        #expect(!KeptCheck(of: other, settings: "-Onone", in: interfaces).isThere)
    }
}
