import Foundation

/// Reads one lesson file; what concerns several lessons is left to `CourseRules`.
struct LessonParser {
    let folder: LessonFolder
    /// The lesson file's path as diagnostics show it.
    let file: String
    /// The folder that links may not leave.
    let boundary: URL

    func parse() -> ParsedLesson {
        let log = DiagnosticLog()
        guard let source = read(log: log) else { return ParsedLesson(folder: folder.url, file: file, log: log) }
        source.reportControlCharacters(in: log)
        let front = FrontMatter(source, log: log)
        // Blank lines in its place keep the numbers of all other lines.
        let prose =
            Array(repeating: "", count: front.lineCount) + source.lines.dropFirst(front.lineCount).map(String.init)
        let document = MarkdownDocument(prose)
        LinkRules(folder: folder, source: source, boundary: boundary, log: log).check(document)

        var blocks: [Block] = []
        var exercises: [ParsedExercise] = []
        var reviews: [YAMLBlock] = []
        let nested = NestedProse(folder: folder, boundary: boundary)
        let parts = PartParser(folder: folder, prose: nested, log: log)
        for part in ProseReader(source: source, document: document, log: log).read() {
            switch part {
            case .block(let block): blocks.append(block)
            case .exercise(let yaml):
                guard let exercise = ExerciseParser(folder: folder, log: log).parse(yaml) else { continue }
                exercises.append(exercise)
                if let id = exercise.id { blocks.append(.exercise(id)) }
            case .part(let yaml):
                if let part = parts.parse(yaml) { blocks.append(.part(part)) }
            case .review(let yaml): reviews.append(yaml)
            }
        }
        // Last, when all exercises that they can be about are known.
        let items = ReviewParser(folder: folder, exercises: exercises, prose: nested, log: log)
        return ParsedLesson(
            folder: folder.url, file: file, log: log, front: front, blocks: blocks, exercises: exercises,
            reviews: items.questions(in: blocks) + reviews.compactMap(items.parse))
    }

    private func read(log: DiagnosticLog) -> SourceText? {
        let top = SourceLocation(file: file, line: 1, column: 1)
        let url = folder.url.appending(path: Lesson.fileName)
        let data: Data
        do {
            data = try Data(contentsOf: url)
        } catch {
            let message =
                FileManager.default.fileExists(atPath: url.path)
                ? "The lesson cannot be read." : "The folder has no \(Lesson.fileName)."
            log.report(top, message, remedy: "Write \(Lesson.fileName), or remove the folder's number.")
            return nil
        }
        guard let text = String(data: data, encoding: .utf8) else {
            let valid = Self.validPrefix(of: data)
            let line = valid.count(where: { $0 == UInt8(ascii: "\n") }) + 1
            let column = valid.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
            log.report(
                SourceLocation(file: file, line: line, column: column), "The file is not UTF-8.",
                remedy: "Save it in the encoding UTF-8.")
            return nil
        }
        return SourceText(text, file: file)
    }

    /// The bytes before the first that is not UTF-8.
    private static func validPrefix(of data: Data) -> [UInt8] {
        var valid: [UInt8] = []
        var decoder = UTF8()
        var bytes = data.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) { valid.append(contentsOf: UTF8.encode(scalar)!) }
        return valid
    }
}
