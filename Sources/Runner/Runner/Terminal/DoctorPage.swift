import TerminalUI

/// What `course doctor` shows.
struct DoctorPage {
    let report: SystemDiagnostics.Report
    let terminal: Terminal

    private var ansi: ANSIStyle { terminal.ansi }

    func lines() -> [String] {
        let names = report.findings.map(\.name.count).max() ?? 0
        let indent = names + 5
        var lines = [""]
        for finding in report.findings {
            let (mark, style) = mark(finding.status)
            let text = Paragraph([Span(finding.value)]).lines(width: terminal.textWidth - indent, ansi: ansi)
            lines.append(" \(ansi(mark, style)) \(finding.name.padded(to: names))  \(text.first ?? "")")
            lines += text.dropFirst().map { String(repeating: " ", count: indent) + $0 }
            guard let advice = finding.advice else { continue }
            for line in Paragraph([Span("\(ansi.arrow) \(advice)", [.bold])]).lines(
                width: terminal.textWidth - indent, ansi: ansi)
            {
                lines.append(String(repeating: " ", count: indent) + line)
            }
        }
        let problems = report.findings.count { $0.status == .problem }
        let summary =
            problems == 0
            ? ansi("Everything that the course needs is there.", .green)
            : ansi("\(problems) \(problems == 1 ? "thing does" : "things do") not work.", .red)
        return lines + ["", summary, ""]
    }

    private func mark(_ status: DoctorFinding.Status) -> (String, ANSIStyle.Attribute) {
        switch status {
        case .ok: (ansi.check, .green)
        case .note: ("!", .yellow)
        case .problem: (ansi.cross, .red)
        }
    }
}
