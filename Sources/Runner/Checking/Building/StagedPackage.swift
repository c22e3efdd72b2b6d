import Foundation
import Lessons

/// The package that is really built: the course's checks, and in place of each exercise whichever variant is graded.
///
/// One package and one build folder serve the learner's code, the solution, the starter and every known mistake, because only
/// files whose contents differ are written and the compiler only builds what has changed. What is graded is this copy:
/// saving a file in the middle of a build changes nothing, and an editor that builds `Lessons` at the same time does not
/// get in the way.
struct StagedPackage: Sendable {
    let paths: CoursePaths
    let course: Course
    /// Whether exercises and checks are built with `-O`.
    var optimized = false

    /// Brings the package up to date for one exercise.
    ///
    /// - Parameters:
    ///   - files: the exercise's sources, as they are to be built.
    /// - Returns: all files that go into the exercise's check, with their contents.
    /// - Throws: `BuildFault`.
    func stage(
        _ exercise: ExerciseSpec, of lesson: Lesson, files: [VariantSources.File]
    ) throws(BuildFault) -> [VariantSources.File] {
        // The package manager plans anew when the manifest has changed, but not when a package it depends on has another file.
        let manifest =
            LessonsManifest.text(for: course, courseKit: paths.courseKit.path, optimized: optimized)
            + "\n// The course's files: \(BuildKey.structure(ofKit: paths.courseKit))\n"
        var staged: [VariantSources.File] = []
        for other in course.lessons {
            for spec in other.exercises {
                let isAsked = spec.id == exercise.id
                if isAsked {
                    for file in files {
                        staged.append(try place(file.contents, at: "\(lesson.folderName)/\(file.path)"))
                    }
                } else {
                    try placeSomething(for: spec, of: other)
                }
                let checks = try stageCheck(of: spec, in: other, isAsked: isAsked)
                if isAsked { staged += checks }
            }
        }
        staged.append(try place(Data(manifest.utf8), at: "Package.swift"))
        return staged
    }

    /// The package manager wants every target to have its files, also those that are not built now.
    private func placeSomething(for spec: ExerciseSpec, of lesson: Lesson) throws(BuildFault) {
        for path in spec.edit {
            let target = paths.package.appending(path: "\(lesson.folderName)/\(path)")
            guard !FileManager.default.fileExists(atPath: target.path) else { continue }
            let contents = try? Data(contentsOf: lesson.folder.appending(path: path))
            _ = try place(contents ?? Data(), at: "\(lesson.folderName)/\(path)")
        }
    }

    /// Copies a check's sources and removes what is no longer among them.
    private func stageCheck(
        of spec: ExerciseSpec, in lesson: Lesson, isAsked: Bool
    ) throws(BuildFault) -> [VariantSources.File] {
        let source = lesson.folder.appending(path: spec.checkFolder)
        let target = paths.package.appending(path: "\(lesson.folderName)/\(spec.checkFolder)")
        let names = Self.swiftFiles(in: source)
        if names.isEmpty {
            guard isAsked else {
                _ = try place(Data(), at: "\(lesson.folderName)/\(spec.checkFolder)/main.swift")
                return []
            }
            throw .missingSource(file: source.appending(path: "main.swift").path, variant: .solution)
        }
        for name in Self.swiftFiles(in: target) where !names.contains(name) {
            try? FileManager.default.removeItem(at: target.appending(path: name))
        }
        var staged: [VariantSources.File] = []
        for name in names {
            guard let contents = try? Data(contentsOf: source.appending(path: name)) else {
                throw .missingSource(file: source.appending(path: name).path, variant: .solution)
            }
            staged.append(try place(contents, at: "\(lesson.folderName)/\(spec.checkFolder)/\(name)"))
        }
        return staged
    }

    private static func swiftFiles(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted()
    }

    /// Writes a file unless it already says just that: an untouched file is not compiled again.
    ///
    /// Every new content gets a later date than the one before, by a whole second at least: the compiler compares them in
    /// whole seconds, and would take the second for the first (measured with Swift 6.3). Several quick changes so run
    /// ahead of the clock, and the next one has to be later still.
    private func place(_ contents: Data, at path: String) throws(BuildFault) -> VariantSources.File {
        let file = paths.package.appending(path: path)
        if (try? Data(contentsOf: file)) != contents {
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                let before = Self.changed(file)
                try contents.write(to: file, options: .atomic)
                if let before, let after = Self.changed(file), !after.isInLaterSecond(than: before) {
                    let next = before.addingTimeInterval(1)
                    try FileManager.default.setAttributes([.modificationDate: next], ofItemAtPath: file.path)
                }
            } catch {
                throw .unwritable(path: file.path, reason: error.localizedDescription)
            }
        }
        return VariantSources.File(path: path, contents: contents)
    }

    private static func changed(_ file: URL) -> Date? {
        try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    }
}

extension Date {
    /// Whether this moment lies in a later whole second than another.
    fileprivate func isInLaterSecond(than other: Date) -> Bool {
        timeIntervalSince1970.rounded(.down) > other.timeIntervalSince1970.rounded(.down)
    }
}
