import Foundation
import Lessons

/// The files of one exercise and its check as they are compiled: copies in a fresh folder with nothing else in it.
///
/// What is graded is these copies: saving a file in the middle of a build changes nothing, and whoever compiles them sees no
/// other exercise, no solution, no reference, and nothing that an earlier build has left.
struct StagedExercise: Sendable {
    /// Where the copies lie, and where everything goes that is compiled from them.
    let folder: URL
    /// The names of the exercise's module and the check's.
    let module: String
    let checkModule: String
    /// The files of both, named relative to the folder.
    let exercise: [VariantSources.File]
    let check: [VariantSources.File]

    var interface: URL { folder.appending(path: "\(module).swiftmodule") }
    var object: URL { folder.appending(path: "\(module).o") }
    var checkObject: URL { folder.appending(path: "\(checkModule).o") }
    /// The program that is linked from both.
    var program: URL { folder.appending(path: checkModule) }
    var temporary: URL { folder.appending(path: "tmp") }

    var files: [VariantSources.File] { exercise + check }

    init(
        folder: URL, module: String, checkModule: String, exercise: [VariantSources.File], check: [VariantSources.File]
    ) {
        self.folder = folder
        self.module = module
        self.checkModule = checkModule
        self.exercise = exercise
        self.check = check
    }

    /// Reads the sources of the check.
    ///
    /// - Parameters:
    ///   - files: the exercise's sources, as they are to be built.
    ///   - folder: where the copies are to lie.
    /// - Throws: `BuildFault.missingSource`.
    init(
        _ spec: ExerciseSpec, of lesson: Lesson, files: [VariantSources.File], in folder: URL
    ) throws(BuildFault) {
        let source = lesson.folder.appending(path: spec.checkFolder)
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: source.path)) ?? [])
            .filter { $0.hasSuffix(".swift") }.sorted()
        var check: [VariantSources.File] = []
        for name in names.isEmpty ? ["main.swift"] : names {
            guard let contents = try? Data(contentsOf: source.appending(path: name)) else {
                throw .missingSource(file: source.appending(path: name).path, variant: .solution)
            }
            check.append(.init(path: "\(lesson.folderName)/\(spec.checkFolder)/\(name)", contents: contents))
        }
        self.init(
            folder: folder, module: spec.target, checkModule: spec.check,
            exercise: files.map { .init(path: "\(lesson.folderName)/\($0.path)", contents: $0.contents) }, check: check)
    }

    /// Empties the folder and writes the copies.
    ///
    /// - Throws: `BuildFault.unwritable`.
    func write() throws(BuildFault) {
        try FreshFolder.make(at: folder)
        do {
            try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
            for file in files {
                let copy = folder.appending(path: file.path)
                try FileManager.default.createDirectory(
                    at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
                try file.contents.write(to: copy)
            }
        } catch {
            throw .unwritable(path: folder.path, reason: error.localizedDescription)
        }
    }

    /// Where the copies of some files lie.
    func paths(of files: [VariantSources.File]) -> [String] {
        files.map { folder.appending(path: $0.path).path }
    }
}
