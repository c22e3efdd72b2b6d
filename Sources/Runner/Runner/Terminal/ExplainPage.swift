import Foundation
import TerminalImages
import TerminalUI

/// What `course explain` shows: the answers, what was asked, what the picture shows, and where it is.
struct ExplainPage {
    let report: ExplainReport
    let words: MethodWords
    /// What was written.
    let files: [URL]
    let terminal: Terminal
    /// What is drawn in the terminal, with its numbers in words.
    let shown: ExplainedPicture
    let images: TerminalImages

    private var ansi: ANSIStyle { terminal.ansi }
    private var width: Int { terminal.textWidth }
    private static let barWidth = 24

    func lines() -> [PageLine] {
        let sections = [[PageLine](answers()), [PageLine](question()), pictures(), [PageLine](numbers() + links())]
        return [""] + sections.filter { !$0.isEmpty }.joined(separator: [""]) + [""]
    }

    private func pictures() -> [PageLine] {
        images.draw(
            shown.sheet(columns: width - 2), columns: width - 2, rows: images.usualRows, terminal: terminal,
            tileRows: shown.tileRows
        ).map { $0.indented(by: "  ") }
    }

    /// What the picture shows, in words.
    private func numbers() -> [String] {
        let words = ansi.unicode ? shown.summary.words : shown.summary.words.replacing("−", with: "-")
        return Paragraph([Span("\(shown.name): ", [.dim]), Span(words)]).lines(width: width - 2, ansi: ansi).map {
            "  " + $0
        } + [""]
    }

    /// The best classes, with bars as long as their probabilities.
    private func answers() -> [String] {
        let names = report.top.map { ExplainPage.name($0.index, $0.label) }
        let room = max(8, width - Self.barWidth - 14)
        let column = min(names.map(\.displayWidth).max() ?? 0, room)
        return zip(report.top, names).map { answer, name in
            let isTarget = answer.index == report.target.index
            let mark = isTarget ? ansi(ansi.sign("▸", else: ">"), .cyan) : " "
            let text = name.clipped(to: column).padded(to: column)
            let percent = String(format: "%5.1f %%", answer.probability * 100)
            return "\(mark) \(isTarget ? ansi(text, .bold) : text)  \(bar(answer.probability))  \(percent)"
        }
    }

    private func bar(_ share: Double) -> String {
        guard ansi.unicode else {
            let count = Int((share * Double(Self.barWidth)).rounded())
            return String(repeating: "#", count: count).padded(to: Self.barWidth)
        }
        let eighths = Int((share * Double(Self.barWidth * 8)).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let bar = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
        return ansi(bar, .cyan) + String(repeating: " ", count: max(0, Self.barWidth - bar.displayWidth))
    }

    private func question() -> [String] {
        let isPrediction = report.top.first?.index == report.target.index
        let target = words.target + (isPrediction ? ", the prediction" : "")
        var heading = [Span(words.method.title, [.bold])]
        if let layer = words.layer { heading.append(Span(" of \(layer)")) }
        heading.append(Span(words.method.usesTarget ? " for \(target)" : ""))
        heading.append(Span("; \(report.model)", [.dim]))
        return [Paragraph(heading), Paragraph([Span(words.reading)])].flatMap { $0.lines(width: width - 2, ansi: ansi) }
            .map { "  " + $0 }
    }

    /// The files, pictures first.
    private func links() -> [String] {
        let named: [(name: String, file: URL)] = Self.kinds.compactMap { kind in
            files.first { $0.lastPathComponent == kind.file }.map { (kind.name, $0) }
        }
        let column = named.map(\.name.count).max() ?? 0
        let lines = named.map { name, file in
            "  \(ansi(name.padded(to: column), .dim))  \(Hyperlink(file).rendered(by: terminal))"
        }
        guard words.method.isGradient, words.emptiness == nil else { return lines }
        return lines + ["", "  " + ansi("The overlay has the brightest hundredth of the pixels at full color.", .dim)]
    }

    private static let kinds = [
        (name: "page", file: "page.html"), (name: "overlay", file: "overlay.png"),
        (name: "montage", file: "montage.png"),
        (name: "input", file: "input.png"), (name: "numbers", file: "heatmap.safetensors"),
        (name: "summary", file: OutputFolder.summary),
    ]

    /// A class by its name or, without one, by its number.
    static func name(_ index: Int, _ label: String?) -> String { label ?? "class \(index)" }
}
