import Foundation
import Imaging
import Lessons
import Pages
import Pictures
import Support

/// The page with this learner's own pictures, made of what the last checks have kept.
struct SummaryPage {
    let session: CourseSession

    /// More of one exercise would hide the others.
    private static let mostPictures = 3

    var usualFile: URL { session.paths.state.appending(path: "pages/summary.html") }

    /// Makes the page and writes it.
    ///
    /// - Parameter file: where to; beside the lessons' pages by default.
    /// - Returns: where it is.
    /// - Throws: `CommandError`, `StateError`.
    func write(to file: URL? = nil) throws -> URL {
        let file = file ?? usualFile
        let html: String
        do {
            html = try document(session.progress()).html()
        } catch let error as StateError {
            throw error
        } catch {
            throw CommandError.fault("The page of your pictures cannot be made: \("\(error)".endingWithStop)")
        }
        try PageFile.write(html, to: file)
        return file
    }

    private func document(_ progress: Progress) -> SummaryDocument {
        let course = session.course
        let sections = course.lessons.enumerated().map { index, lesson in
            SummaryDocument.Section(
                title: "Lesson \(index + 1) · \(lesson.title)",
                entries: lesson.exercises.map { exercise in
                    let hasPassed = progress[exercise].passed != nil
                    // Before, it would give away what is to be found out.
                    let says = hasPassed ? Self.sight(in: lesson.prose(after: exercise.id)) : ""
                    return SummaryDocument.Entry(
                        title: exercise.title, says: says, hasPassed: hasPassed,
                        pictures: pictures(of: exercise, in: lesson))
                })
        }
        return SummaryDocument(
            words: CourseSummary(of: course, progress).words, isFinished: progress.current(in: course) == nil,
            sections: sections, course: course.words)
    }

    /// What was handed in last, the end of the work first.
    private func pictures(of exercise: ExerciseSpec, in lesson: Lesson) -> [SummaryDocument.Shown] {
        guard let last = LastCheck(of: exercise, in: session.paths.state) else { return [] }
        let cases = exercise.cases.filter { !$0.hidden }
        let outputs = exercise.outputs.filter { $0.view.kind != .none }.enumerated().sorted { first, second in
            (-(first.element.stage ?? 0), first.offset) < (-(second.element.stage ?? 0), second.offset)
        }.map(\.element)
        let all = cases.flatMap { spec in outputs.map { (output: $0, spec: spec) } }
        return all.lazy.compactMap { output, spec -> SummaryDocument.Shown? in
            guard let tensor = last.tensor(output, spec) else { return nil }
            let over = output.view.over(for: spec.id).flatMap {
                try? Picture(contentsOf: lesson.folder.appending(path: $0))
            }
            guard let own = OwnPicture(of: output, tensor, over: over) else { return nil }
            let name = cases.count > 1 ? "\(output.name), \(spec.id)" : output.name
            return SummaryDocument.Shown(picture: own.picture, caption: "\(name): \(own.words)")
        }.prefix(Self.mostPictures).map { $0 }
    }

    /// What the lesson says that is to be seen: the first sentence of that paragraph; empty where there is none.
    static func sight(in blocks: [Block]) -> String {
        let opening = "What you should see"
        for (index, block) in blocks.enumerated() {
            var text: String?
            switch block {
            case .paragraph(let words) where words.plainText.hasPrefix("\(opening):"):
                text = String(words.plainText.dropFirst(opening.count + 1))
            case .heading(_, let words) where words.plainText == opening:
                if blocks.indices.contains(index + 1), case .paragraph(let words) = blocks[index + 1] {
                    text = words.plainText
                }
            default: break
            }
            guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { continue }
            return (text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) } ?? text).asSentence
        }
        return ""
    }
}
