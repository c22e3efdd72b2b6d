import Foundation

extension Course {
    /// Reads all lessons: the folders of `root` whose names begin with a number.
    ///
    ///     let load = Course.load(from: URL(filePath: "Lessons"))
    ///     for diagnostic in load.diagnostics { print(diagnostic) }   // Lessons/08-grad-cam/lesson.md:14:5: ...
    ///     let exercise = load.course.exercise("grad-cam-map")
    ///
    /// Nothing is thrown: a lesson with mistakes is left out and described in `broken`, the others are read.
    ///
    /// - Parameters:
    ///   - root: the folder that holds the lessons' folders.
    ///   - models: where the networks lie that `given.model` may name; in `Models` beside `root` by default.
    ///   - files: whether references have to be there already.
    public static func load(from root: URL, models: ModelFolders? = nil, files: FileChecking = .required) -> CourseLoad
    {
        let root = root.standardizedFileURL
        let models = models ?? defaultModels(for: root)
        let (file, mistakes) = CourseFile.load(from: root.deletingLastPathComponent())
        let top = SourceLocation(file: root.lastPathComponent, line: 1, column: 1)
        func nothing(_ message: String, _ remedy: String) -> CourseLoad {
            CourseLoad(
                course: Course(root: root, models: models, file: file, lessons: []), broken: [],
                courseDiagnostics: mistakes + [Diagnostic(top, message, remedy: remedy)])
        }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: root.path)
        } catch {
            return nothing("There is no course in \(root.path).", "Name the folder that holds the lessons.")
        }
        let folders = names.filter { name in
            name.first.map { $0.isASCII && $0.isNumber } == true && isFolder(root.appending(path: name))
        }
        let stray = strayLessons(among: names, in: root)
        guard !folders.isEmpty else {
            return stray.isEmpty
                ? nothing(
                    "The folder has no lessons.",
                    "A lesson is a folder whose name begins with its number, like 01-pixels.")
                : CourseLoad(
                    course: Course(root: root, models: models, file: file, lessons: []), broken: [],
                    courseDiagnostics: mistakes + stray)
        }
        let lessons = concurrently(folders) { name in
            LessonParser(
                folder: LessonFolder(url: root.appending(path: name), models: models, checking: files),
                file: "\(root.lastPathComponent)/\(name)/\(Lesson.fileName)", boundary: root.deletingLastPathComponent()
            ).parse()
        }.sorted { ($0.number, $0.folder.lastPathComponent) < ($1.number, $1.folder.lastPathComponent) }
        CourseRules(lessons: lessons).check()
        return CourseLoad(
            course: Course(root: root, models: models, file: file, lessons: lessons.compactMap(\.lesson)),
            broken: lessons.filter { $0.lesson == nil }.map(\.broken), courseDiagnostics: mistakes + stray)
    }

    /// What comes of each element, in their order, on all cores.
    private static func concurrently<Element: Sendable, Result>(
        _ elements: [Element], _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        var results = [Result?](repeating: nil, count: elements.count)
        results.withUnsafeMutableBufferPointer { results in
            // Each place is written once, by one thread, and read when all have ended.
            nonisolated(unsafe) let places = results
            DispatchQueue.concurrentPerform(iterations: elements.count) { index in
                places[index] = transform(elements[index])
            }
        }
        return results.compactMap { $0 }
    }

    /// Lessons in places where none is looked for: a folder without a number, a lesson's file beside the folders.
    private static func strayLessons(among names: [String], in root: URL) -> [Diagnostic] {
        names.sorted().compactMap { name -> Diagnostic? in
            let isNumbered = name.first.map { $0.isASCII && $0.isNumber } == true
            let file = root.appending(path: name).appending(path: Lesson.fileName)
            if name == Lesson.fileName {
                return Diagnostic(
                    SourceLocation(file: "\(root.lastPathComponent)/\(name)", line: 1, column: 1),
                    "The lesson has no folder of its own, so it is left out.",
                    remedy: "Put it into a folder whose name begins with a number, like 01-pixels.")
            }
            guard !isNumbered, !name.hasPrefix("."), FileManager.default.fileExists(atPath: file.path) else {
                return nil
            }
            let bare = String(name.drop { !$0.isASCII || !$0.isLetter })
            return Diagnostic(
                SourceLocation(file: "\(root.lastPathComponent)/\(name)/\(Lesson.fileName)", line: 1, column: 1),
                "The folder \"\(name)\" has no number, so its lesson is left out.",
                remedy: "Begin its name with the lesson's place in the course, like "
                    + "12-\(bare.isEmpty ? "sharp-edges" : bare).")
        }
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

extension Lesson {
    /// Reads one lesson by itself; what concerns other lessons (`requires`, ids used twice) is not looked at.
    ///
    /// - Parameters:
    ///   - folder: the lesson's folder.
    ///   - models: where the networks lie; in `Models` beside the course's folder by default.
    ///   - files: whether references have to be there already.
    /// - Returns: the lesson unless something is wrong with it, and all that is.
    public static func load(
        from folder: URL, models: ModelFolders? = nil, files: FileChecking = .required
    ) -> (lesson: Lesson?, diagnostics: [Diagnostic]) {
        let folder = folder.standardizedFileURL
        let root = folder.deletingLastPathComponent()
        let parsed = LessonParser(
            folder: LessonFolder(url: folder, models: models ?? Course.defaultModels(for: root), checking: files),
            file: "\(root.lastPathComponent)/\(folder.lastPathComponent)/\(fileName)",
            boundary: root.deletingLastPathComponent()
        ).parse()
        return (parsed.lesson, parsed.log.diagnostics.inReadingOrder())
    }
}
