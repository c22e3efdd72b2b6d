import ModelStore
import Support
import TerminalUI

/// What `course models` shows.
struct ModelsTable {
    let entries: [ModelEntry]
    let terminal: Terminal

    private var ansi: ANSIStyle { terminal.ansi }

    func lines() -> [String] {
        let rows = entries.map(cells)
        let widths = (0..<4).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
        var lines = [""]
        for (entry, cells) in zip(entries, rows) {
            let (mark, style) = mark(entry.state)
            let numbers = (2..<4).map { String(repeating: " ", count: widths[$0] - cells[$0].displayWidth) + cells[$0] }
            let isHere = entry.state != .available
            let name = cells[0].padded(to: widths[0])
            lines.append(
                " \(style.map { ansi(mark, $0) } ?? mark) \(isHere ? ansi(name, .bold) : name)  "
                    + "\(cells[1].padded(to: widths[1]))  \(numbers[0])  \(numbers[1])  "
                    + (style.map { ansi(cells[4], $0) } ?? ansi(cells[4], .dim)))
            guard let problem = entry.problem else { continue }
            var said = [Span(problem)]
            if entry.canBeInstalled { said.append(Span("; `course models install \(entry.name)` brings it back")) }
            lines += Paragraph(said).lines(width: terminal.textWidth - 3, ansi: ansi).map { "   " + $0 }
        }
        lines += ["", ansi("course models info NAME, install NAME, remove NAME", .dim), ""]
        return lines
    }

    /// Name, architecture, classes, size, state.
    private func cells(_ entry: ModelEntry) -> [String] {
        [
            entry.name, entry.architecture ?? "", entry.classes.map { "\($0) classes" } ?? "",
            entry.bytes.map(Quantity.bytes) ?? "",
            entry.fetched.map { "\(Quantity.bytes($0)) fetched" } ?? entry.state.rawValue,
        ]
    }

    private func mark(_ state: ModelState) -> (String, ANSIStyle.Attribute?) {
        switch state {
        case .shipped, .installed: (ansi.check, .green)
        case .available: (ansi.dot, nil)
        case .damaged: (ansi.cross, .red)
        }
    }
}
