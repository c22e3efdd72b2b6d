import Checking
import Foundation
import Grading
import Lessons
import Pictures
import Sandbox
import Support
import TerminalImages
import TerminalUI

/// What `course check` shows: the verdict, why, the picture, the hint and what to do next, in this order.
struct CheckPage {
    let result: CheckedExercise
    let terminal: Terminal
    /// The folder that the compiler's messages name files in.
    let root: URL
    /// How the learner calls the course.
    let invocation: String

    init(result: CheckedExercise, terminal: Terminal, root: URL, invocation: String) {
        self.result = result
        self.terminal = terminal
        self.root = root
        self.invocation = invocation
    }

    init(_ result: CheckedExercise, in session: CourseSession) {
        self.init(
            result: result, terminal: session.terminal, root: session.paths.root, invocation: session.invocation)
    }

    private var ansi: ANSIStyle { terminal.ansi }
    private var width: Int { terminal.textWidth }
    private var record: CheckRecord { result.record }
    private var words: OutcomeWords { OutcomeWords(exercise: result.exercise, record: record) }

    /// Compiler messages and printed lines beyond these are in the log.
    private static let mostMessages = 4
    private static let mostPrinted = 12

    /// All that is known before a picture is drawn.
    func lines() -> [String] {
        var sections: [[String]] = [[heading()], explanation()]
        if let hint = result.hint { sections.append(self.hint(hint)) }
        if let sentence = result.versionSentence { sections.append(aside(sentence)) }
        sections.append(printed())
        sections.append(next() + containment())
        return [""] + Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    /// What comes last, when the pictures are drawn.
    func closingLines(_ images: TerminalImages) -> [PageLine] {
        guard let picture = result.mainPicture else { return [""] }
        let drawn = images.draw(
            picture.sheet, columns: width - 2, rows: images.usualRows, terminal: terminal)
        let page = drawn.isEmpty ? [] : [""] + drawn.map { $0.indented(by: "  ") }
        return page + [""] + [PageLine](numbers(picture) + link(picture.file)) + [""]
    }

    /// What the picture shows, in words.
    private func numbers(_ picture: OutputSheet) -> [String] {
        [("yours", picture.yours), ("reference", picture.reference)].flatMap { name, summary in
            let words = ansi.unicode ? summary.words : summary.words.replacing("−", with: "-")
            let lines = Paragraph([Span(words)]).lines(width: width - 13, ansi: ansi)
            return lines.enumerated().map { index, line in
                "  \(ansi((index == 0 ? name : "").padded(to: 9), .dim))  \(line)"
            }
        }
    }

    /// One line for a list of checks.
    func shortLine() -> String {
        let (mark, style) = mark
        let reason = record.outcome == .passed ? "" : words.sentences.first ?? ""
        let id = result.exercise.id.clipped(to: 26).padded(to: 26)
        let line = "\(ansi(mark, style)) \(id) " + ansi(record.outcome.rawValue.padded(to: 14), style)
        let room = width - 43
        return room < 12 ? line : line + ansi(reason.clipped(to: room), .dim)
    }

    private var mark: (String, ANSIStyle.Attribute) {
        switch record.outcome {
        case .passed: (ansi.check, .green)
        case .notAttempted: (ansi.dot, .yellow)
        case .failed where words.isPart: (ansi.dot, .yellow)
        case .graderFault: ("!", .yellow)
        default: (ansi.cross, .red)
        }
    }

    private func heading() -> String {
        let (mark, style) = mark
        let took = record.seconds
        var times = ["built \(Self.time(took.build))"]
        if took.run > 0 { times.append("ran \(Self.time(took.run))") }
        let aside = times.joined(separator: ", ")
        let text = "\(mark) \(words.heading)"
        let gap = width - text.displayWidth - aside.count
        return ansi(text, style, .bold) + (gap > 1 ? String(repeating: " ", count: gap) + ansi(aside, .dim) : "")
    }

    private func explanation() -> [String] {
        if case .didNotBuild(let messages) = record.problem { return compilerMessages(messages) }
        let lines = words.sentences.flatMap { sentence in
            sentence.split(separator: "\n").flatMap {
                Paragraph([Span(String($0))]).lines(width: width - 2, ansi: ansi).map { "  " + $0 }
            }
        }
        return record.outcome == .graderFault ? lines + log() : lines
    }

    private func compilerMessages(_ messages: [CompilerMessage]) -> [String] {
        var lines: [String] = []
        for message in messages.prefix(Self.mostMessages) {
            if !lines.isEmpty { lines.append("") }
            let file = root.appending(path: message.file)
            let place = "\(Hyperlink(file).text):\(message.line):\(message.column)"
            lines.append("  \(ansi(place, .bold))")
            lines += Paragraph([Span(message.text)]).lines(width: width - 4, ansi: ansi).map { "    " + ansi($0, .red) }
            if let source = message.source, !source.allSatisfy(\.isWhitespace) {
                lines.append("    " + ansi(source, .cyan))
                if let caret = message.caret { lines.append("    " + ansi(caret, .bold)) }
            }
            lines += message.notes.map { "    " + $0.harmless }
            if message.origin == .check {
                lines += aside("The check calls your function in this way; keep its name and its types.", indent: 4)
            }
        }
        if messages.count > Self.mostMessages {
            lines += [
                "", "  " + ansi("and \(messages.count - Self.mostMessages) more, which may follow from these", .dim),
            ]
        }
        if messages.isEmpty {
            lines.append("  The compiler gave no reason that could be read.")
            lines += log()
        }
        return lines
    }

    private func link(_ file: URL) -> [String] {
        let link = Hyperlink(file)
        let line = "  \(ansi("picture".padded(to: 9), .dim))  \(link.rendered(by: terminal))"
        let others = result.pictures.count - 1
        guard others > 0 else { return [line] }
        let more = "and \(others) more beside it"
        return 13 + link.text.displayWidth + 2 + more.count <= width
            ? ["\(line)  \(ansi(more, .dim))"] : [line, String(repeating: " ", count: 13) + ansi(more, .dim)]
    }

    private func hint(_ hint: CheckedExercise.Hint) -> [String] {
        let name = hint.number.map { "Hint \($0) of \(result.exercise.hints.count): " } ?? "Hint: "
        return Paragraph([Span(name, [.bold]), Span(hint.text)]).lines(width: width - 2, ansi: ansi).map { "  " + $0 }
    }

    private func printed() -> [String] {
        let lines = record.printed.split(separator: "\n", omittingEmptySubsequences: false)
        let cut = record.isCut ? aside("What your code printed in hidden cases is left out.") : []
        guard !record.printed.allSatisfy(\.isWhitespace) else { return cut }
        let shown = lines.prefix(Self.mostPrinted).map { "  \(ansi("|", .dim)) \($0.harmless)" }
        let rest = lines.count - shown.count - (lines.last?.isEmpty == true ? 1 : 0)
        return ["  " + ansi("Your code printed:", .dim)]
            + (lines.last?.isEmpty == true && shown.count == lines.count ? Array(shown.dropLast()) : shown)
            + (rest > 0 ? more(rest) : []) + cut
    }

    /// Where the lines are that were not shown.
    private func more(_ count: Int) -> [String] {
        aside("and \(count) more lines; all of them are in the log") + log()
    }

    private func log() -> [String] {
        record.log.map { ["  \(ansi("log", .dim))  \(Hyperlink($0).rendered(by: terminal))"] } ?? []
    }

    /// Something that is less important than the rest.
    private func aside(_ text: String, indent: Int = 2) -> [String] {
        Paragraph([Span(text, [.dim])]).lines(width: width - indent, ansi: ansi).map {
            String(repeating: " ", count: indent) + $0
        }
    }

    private func next() -> [String] {
        let course = invocation
        let file = Hyperlink(result.lesson.file(of: result.exercise)).rendered(by: terminal)
        func row(_ name: String, _ what: String) -> String { "  \(ansi(name.padded(to: 7), .dim))  \(what)" }
        switch record.outcome {
        case .passed: return [row("next", ansi("\(course) next", .bold))]
        case .graderFault: return []
        case .failed:
            let hint = row("stuck", "\(course) hint\(result.nameForHint)")
            return [row("edit", file)] + (result.hasMoreHints ? [hint] : [])
        default: return [row("edit", file)]
        }
    }

    /// Said only where it is less than it could be.
    private func containment() -> [String] {
        guard record.seconds.run > 0, record.containment != SandboxLevel.ladder[0].rawValue else { return [] }
        return aside("contained by \(record.containment) only; \(invocation) doctor says how to do better")
    }

    private static func time(_ seconds: Double) -> String { String(format: "%.1f s", seconds) }
}
