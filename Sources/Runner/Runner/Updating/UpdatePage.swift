import Foundation
import Lessons
import Support
import TerminalUI

/// What `course update` shows.
struct UpdatePage {
    let record: UpdateRecord
    let session: CourseSession

    private var ansi: ANSIStyle { session.ansi }
    private var width: Int { session.terminal.textWidth }
    private var call: String { session.invocation }

    /// Whether the newest goes by the number that the learner's had.
    private var isSame: Bool { record.from == record.to }

    /// More of what is new is in the changelog itself.
    private static let mostNews = 10

    // MARK: Before

    /// Where nothing is newer.
    func newest(isNamed: Bool) -> [String] {
        let line = "\(ansi(ansi.check, .green)) You have the newest version, \(record.from)."
        let looked = "Looked at \(record.source)."
        let fork =
            isNamed
            ? ""
            : " If that is a copy of your own, say once where the course itself is: `\(call) update --from ADDRESS`."
        return [line] + paragraph(looked + fork, [.dim])
    }

    /// What an update would do.
    func preview() -> [String] {
        let head =
            [
                ansi(
                    isSame
                        ? "There is something new in \(record.to)." : "\(record.to) is there; you have \(record.from).",
                    .bold)
            ]
            + paragraph("\(Quantity.count(record.commits, "commit")) newer at \(record.source).", [.dim])
        let end =
            record.inTheWay.isEmpty
            ? ["\(ansi("\(call) update", .bold))  brings it; nothing has been changed yet."]
            : ["In the way, so that an update would be refused:"] + record.inTheWay.flatMap { item($0) }
        return [""] + sections([head, news(), files(isDone: false), moves(), checks()]) + [""] + end + [""]
    }

    // MARK: After

    /// What an update has done, before anything is checked again.
    func done() -> [String] {
        let mark = ansi("\(ansi.check) The course is \(record.to) now", .green, .bold)
        let head = [isSame ? "\(mark), with what is new in it." : "\(mark); it was \(record.from)."]
        return [""] + sections([head, news(), files(isDone: true), moves(), leftovers()]) + [""]
    }

    /// One exercise that was checked again.
    func checked(_ result: CheckedExercise) -> [String] {
        let reason = ExercisePart.haveChanged(result.outdated)
        let (mark, words): (String, String) =
            switch result.record.outcome {
            case .passed: (ansi(ansi.check, .green), "\(reason); your file passes as before.")
            case .graderFault: (ansi("!", .yellow), "\(reason); it could not be graded, which is not your fault.")
            default:
                (
                    ansi(ansi.cross, .red),
                    "\(reason) since you passed it, and your file does not pass now. Your pass and its points stay, as those of "
                        + "the older version; `\(call) check \(result.exercise.id)` says what is not right."
                )
            }
        return row(mark, result.exercise.id, words)
    }

    var checkedHeading: String { ansi("Checked again, because the exercise has changed", .bold) }

    // MARK: Parts

    private func sections(_ sections: [[String]]) -> [String] {
        Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private func news() -> [String] {
        var lines: [String] = []
        var count = 0
        let items = record.news.map { ($0, ChangelogItems($0.lines).items) }
        for (section, words) in items {
            guard count < Self.mostNews else { break }
            lines.append(ansi("New in \(section.title)", .bold))
            for word in words.prefix(Self.mostNews - count) { lines += item(word) }
            count += words.count
        }
        let rest = items.reduce(0) { $0 + $1.1.count } - Self.mostNews
        return lines + (rest > 0 ? ["  " + ansi("and \(rest) more in CHANGELOG.md", .dim)] : [])
    }

    private func files(isDone: Bool) -> [String] {
        let late = record.left.filter { id in !record.files.contains { $0.exercise == id } }
        guard !record.files.isEmpty || !late.isEmpty else { return [] }
        var lines = [ansi("Your files", .bold)]
        let quiet = record.files.filter { $0.fate == "kept" }
        let reworded = record.files.filter { $0.fate == "reworded" && !record.left.contains($0.exercise) }
        for id in late { lines += row(ansi("!", .yellow), id, Self.saved) }
        for file in record.files where file.fate != "kept" && !reworded.contains(file) {
            lines += row(mark(of: file), file.exercise, words(about: file, isDone: isDone))
        }
        lines += together(
            reworded, one: "only the starter's comments changed; stays as it is.",
            several: "only the starters' comments changed; stay as they are.")
        return lines + together(quiet, one: "stays as it is.", several: "stay as they are.")
    }

    /// One line for files that there is nothing to do about.
    private func together(_ files: [UpdateRecord.File], one: String, several: String) -> [String] {
        guard let first = files.first else { return [] }
        let count = files.count == record.files.count ? "all \(files.count)" : "\(files.count) others"
        return row(
            ansi(ansi.check, .green), files.count == 1 ? first.exercise : count, files.count == 1 ? one : several)
    }

    private static let saved = "you saved it meanwhile, so it was left as it is; the new starter is beside it."

    private func mark(of file: UpdateRecord.File) -> String {
        ["conflict", "gone"].contains(file.fate) ? ansi("!", .yellow) : ansi(ansi.check, .green)
    }

    private func words(about file: UpdateRecord.File, isDone: Bool) -> String {
        if record.left.contains(file.exercise) { return Self.saved }
        switch file.fate {
        case "merged":
            return isDone
                ? "the starter has changed, and your file has both now. `\(call) undo \(file.exercise)` takes that back."
                : "the starter has changed; your file gets both, your edit and the change."
        case "conflict":
            let beside = file.newStarter ?? ""
            return isDone
                ? "the starter changed where you did: your file is as it was, and the new starter is beside it, \(beside). "
                    + "Take over what you need, then remove it."
                : "the starter changed where you did: your file stays as it is, and the new starter is put beside it."
        case "gone":
            return isDone
                ? "is not in the course any more. Your file is kept; `\(call) undo --list` has it."
                : "is not in the new version. Your file is kept in a snapshot."
        default:
            return isDone ? "is \(file.now ?? "") now, as you left it." : "goes to \(file.now ?? ""), as you left it."
        }
    }

    private func moves() -> [String] {
        record.renumbered.isEmpty
            ? []
            : [ansi("Lessons with another number", .bold)]
                + record.renumbered.map { "  \($0.from) \(ansi.arrow) \($0.to)" }
    }

    private func leftovers() -> [String] {
        record.aside.isEmpty
            ? []
            : paragraph("These have no place in the new version, and lie there now:", [.bold])
                + record.aside.map { "  \($0)" }
    }

    private func checks() -> [String] {
        let passed = record.exercises.filter(\.passed)
        guard !passed.isEmpty else { return [] }
        let rows = passed.flatMap { change in
            row(
                ansi(ansi.dot, .yellow), change.exercise,
                ExercisePart.haveChanged(change.parts.compactMap(ExercisePart.init)) + ".")
        }
        return [ansi("Exercises that you have passed, and that are checked again", .bold)] + rows
    }

    // MARK: Lines

    private func row(_ mark: String, _ name: String, _ words: String) -> [String] {
        let names = record.files.map(\.exercise) + record.exercises.map(\.exercise) + record.left
        let column = min(max(names.map(\.displayWidth).max() ?? 0, 10), 28)
        let head = name.padded(to: column)
        let gap = 4 + max(column, name.displayWidth) + 2
        let lines = Paragraph([Span(words)]).lines(width: max(width - gap, 24), ansi: ansi)
        return lines.enumerated().map { index, line in
            index == 0 ? "  \(mark) \(ansi(head, .bold))  \(line)" : String(repeating: " ", count: gap) + line
        }
    }

    private func item(_ words: String) -> [String] {
        let lines = Paragraph([Span(words)]).lines(width: width - 4, ansi: ansi)
        return lines.enumerated().map { ($0 == 0 ? "  \(ansi.bullet) " : "    ") + $1 }
    }

    private func paragraph(_ words: String, _ styles: [ANSIStyle.Attribute] = []) -> [String] {
        Paragraph([Span(words, styles)]).lines(width: width, ansi: ansi)
    }
}
