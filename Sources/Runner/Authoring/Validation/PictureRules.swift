import Foundation
import Imaging
import Lessons

/// Pictures of a lesson have to be readable: those of the text, those that exercises are given, and those under maps.
struct PictureRules: Sendable {
    let lesson: Lesson

    /// What cannot be read, each picture once, at the first line that names it.
    func problems() -> [Diagnostic] {
        let text = (try? String(contentsOf: lesson.file, encoding: .utf8)) ?? ""
        let lines = LineEnds.unified(text).split(separator: "\n", omittingEmptySubsequences: false)
        let folder = lesson.folder.deletingLastPathComponent().lastPathComponent
        return paths.sorted().compactMap { path -> Diagnostic? in
            do throws(PictureError) {
                _ = try Picture(contentsOf: lesson.folder.appending(path: path))
                return nil
            } catch {
                let stem = (path as NSString).deletingPathExtension
                // A path with `{case}` in it names no file as it stands: then its case does.
                let line =
                    lines.firstIndex { $0.contains(path) }
                    ?? lines.firstIndex { $0.contains((stem as NSString).lastPathComponent) }
                let (message, remedy) = Self.sentences(of: error, path)
                return Diagnostic(
                    SourceLocation(
                        file: "\(folder)/\(lesson.folderName)/\(Lesson.fileName)", line: (line ?? 0) + 1, column: 1),
                    message, remedy: remedy)
            }
        }
    }

    private var paths: Set<String> {
        var paths = Set((lesson.blocks + lesson.reviews.flatMap { $0.ask + $0.answer }).flatMap(Self.pictures))
        for exercise in lesson.exercises {
            for spec in exercise.cases {
                for (key, value) in exercise.given.merging(spec.given, uniquingKeysWith: { $1 }) {
                    guard GivenKind(key: key, value: value) == .file,
                        case .text(let path) = value.resolved(for: spec.id),
                        ["png", "jpg", "jpeg"].contains((path as NSString).pathExtension.lowercased())
                    else { continue }
                    paths.insert(path)
                }
                paths.formUnion(exercise.outputs.compactMap { $0.view.over(for: spec.id) })
            }
        }
        return paths
    }

    private static func pictures(in block: Block) -> [String] {
        switch block {
        case .image(_, let source, _): [source]
        case .paragraph(let inlines), .heading(_, let inlines): inlines.flatMap(pictures)
        case .list(_, _, let items): items.joined().flatMap(pictures)
        case .quote(let blocks): blocks.flatMap(pictures)
        case .table(let table): (table.header + table.rows.joined()).joined().flatMap(pictures)
        case .part(let part):
            part.pictures.flatMap { [$0.file] + ($0.mask.map { [$0] } ?? []) }
                + (part.say + part.ask + part.answer).flatMap(pictures)
        case .code, .formula, .rule, .exercise: []
        }
    }

    private static func pictures(in inline: Inline) -> [String] {
        switch inline {
        case .image(_, let source, _): [source]
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(let inner, _, _):
            inner.flatMap(pictures)
        case .text, .code, .formula, .checkbox, .softBreak, .lineBreak: []
        }
    }

    /// What the reader says, with the path as the lesson has it, and its last sentence apart: that says what to do.
    private static func sentences(of error: PictureError, _ path: String) -> (message: String, remedy: String) {
        var said = error.description
        if let name = said.range(of: (path as NSString).lastPathComponent) {
            said = "\"\(path)\"\(said[name.upperBound...])"
        }
        guard let stop = said.range(of: ". ", options: .backwards) else {
            return (said, "Restore it, or save it again as PNG or JPEG.")
        }
        return (String(said[..<stop.lowerBound]) + ".", String(said[stop.upperBound...]))
    }
}
