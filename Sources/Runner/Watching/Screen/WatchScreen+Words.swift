import Foundation
import Grading
import TerminalUI

extension WatchScreen {
    /// A text set to the width, two columns in; a word that is longer than a row is broken.
    private func wrapped(_ spans: Span...) -> [String] {
        let room = max(8, width - 2)
        return Paragraph(spans.map { $0.brokenUp(to: room) }).lines(width: room, ansi: ansi).map { "  " + $0 }
    }

    /// All that there is to say, for a page of its own.
    package var details: TextPage {
        var state = state
        (state.notice, state.asksForReset, state.page) = (nil, false, nil)
        let terminal = terminal
        return TextPage { [state] size in
            let screen = WatchScreen(state, size: size, terminal: terminal)
            return [PageLine]([screen.title, screen.verdict, ""] + screen.words(within: .max))
        }
    }

    /// What is said, the most important first, in at most so many rows.
    func words(within room: Int) -> [String] {
        var lines: [String] = []
        func add(_ text: String, _ styles: ANSIStyle.Attribute...) {
            lines += wrapped(Span(text, styles))
        }
        if state.asksForReset {
            add("Back to the starter? Your edit is kept. y or n", .bold)
            return Array(lines.prefix(room))
        }
        if let notice = state.notice {
            switch notice.kind {
            case .done: add(notice.text, .green)
            case .plain: add(notice.text)
            case .warning: add(notice.text, .yellow)
            }
        }
        if state.isMissing {
            add("Waiting for it. r brings the starter; what was checked last stays below.")
        }
        if !state.hints.isEmpty {
            for hint in state.hints { add(hint) }
        }
        if let result = state.result {
            addWords(of: result, to: &lines)
        } else if state.activity == .idle, !state.isMissing {
            add("Save the file, and it is checked.")
        }
        guard lines.count > room else { return lines }
        let rest = "\(ansi.sign("…", else: "...")) d shows all of it"
        return Array(lines.prefix(max(0, room - 1))) + ["  " + ansi(rest.clipped(to: width - 2), .dim)]
    }

    private func addWords(of result: CheckSummary, to lines: inout [String]) {
        if let place = result.place { lines.append("  " + link(place)) }
        for sentence in result.sentences {
            lines += wrapped(Span(sentence))
        }
        if let hint = result.hint, state.hints.isEmpty {
            lines += wrapped(Span("Hint: ", [.bold]), Span(hint))
        }
        if let version = result.version {
            lines += wrapped(Span(version, [.dim]))
        }
        for line in result.printed { lines.append("  \(ansi("|", .dim)) \(line.clipped(to: width - 4))") }
        if let unrecorded = result.unrecorded {
            lines += wrapped(Span(unrecorded, [.yellow]))
        }
        if result.outcome == .passed {
            lines += wrapped(Span("n goes on to the next exercise.", [.bold]))
        }
    }

    private func link(_ place: SourcePlace) -> String {
        let link = Hyperlink(place.file)
        let rest = ":\(place.line)" + (place.column.map { ":\($0)" } ?? "")
        // A path is not broken: its end, with the line, is what matters.
        let room = width - 2 - rest.count
        let shown =
            link.text.displayWidth <= room
            ? link.rendered(by: terminal, .bold) : ansi(link.text.clippedAtStart(to: room), .bold)
        return shown + ansi(rest, .bold)
    }
}

extension Span {
    /// The same with a space in every word that would be wider than `width`.
    fileprivate func brokenUp(to width: Int) -> Span {
        guard text.split(separator: " ").contains(where: { $0.count > width }) else { return self }
        var span = self
        span.text = text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            var rest = Array(word)
            var pieces: [String] = []
            while rest.count > width {
                pieces.append(String(rest.prefix(width)))
                rest.removeFirst(width)
            }
            return (pieces + [String(rest)]).joined(separator: " ")
        }.joined(separator: " ")
        return span
    }
}
