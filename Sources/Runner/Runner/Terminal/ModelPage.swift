import Foundation
import ModelStore
import Support
import TerminalUI

/// What `course models info` shows.
struct ModelPage {
    let info: ModelInfo
    let terminal: Terminal

    private var ansi: ANSIStyle { terminal.ansi }

    func lines() -> [String] {
        let rows = rows()
        let names = rows.map(\.name.count).max() ?? 0
        var lines = ["", "\(ansi(info.name, .bold))  \(ansi(info.state.rawValue, .dim))", ""]
        for row in rows {
            let width = terminal.textWidth - names - 2
            // What is copied and pasted is never broken.
            let wrapped = row.isWhole ? [row.text] : Paragraph([Span(row.text)]).lines(width: width, ansi: ansi)
            for (number, text) in wrapped.enumerated() {
                let name = (number == 0 ? row.name : "").padded(to: names)
                lines.append("\(ansi(name, .dim))  \(row.style.map { ansi(text, $0) } ?? text)")
            }
        }
        lines.append("")
        switch info.state {
        case .available: lines += ["then   course models install \(info.name)", ""]
        case .shipped, .installed: lines += ["then   course explain PICTURE --model \(info.name)", ""]
        case .damaged: break
        }
        return lines
    }

    private struct Row {
        var name: String
        var text: String
        var isWhole = false
        var style: ANSIStyle.Attribute?
    }

    private func rows() -> [Row] {
        var rows = [Row(name: "architecture", text: architecture)]
        if let weights = info.weights { rows.append(Row(name: "weights", text: weights)) }
        if let file = info.file {
            let shown = Hyperlink(URL(filePath: file)).rendered(by: terminal)
            rows.append(Row(name: "file", text: "\(shown), \(Quantity.bytes(info.bytes))", isWhole: true))
        } else {
            rows.append(Row(name: "size", text: Quantity.bytes(info.bytes)))
        }
        rows += hash()
        if let url = info.url { rows.append(Row(name: "published", text: url.absoluteString, isWhole: true)) }
        rows.append(Row(name: "license", text: info.license))
        rows.append(Row(name: "input", text: info.input.words))
        rows.append(Row(name: "classes", text: classes))
        if let accuracy = info.accuracy, let source = info.source {
            rows.append(Row(name: "accuracy", text: "\(accuracy.words), says \(source)"))
        }
        if let card = info.card {
            rows.append(
                Row(name: "card", text: Hyperlink(URL(filePath: card)).rendered(by: terminal), isWhole: true))
        }
        return rows
    }

    private var architecture: String {
        guard let parameters = info.parameters else { return info.architecture }
        return "\(info.architecture), \(parameters.formatted(.number.locale(Locale(identifier: "en_US")))) parameters"
    }

    private func hash() -> [Row] {
        guard let found = info.sha256 else {
            return info.expectedHash.map { [Row(name: "SHA-256", text: "begins with \($0)")] } ?? []
        }
        switch info.intact {
        case false:
            let problem = "\(ansi.cross) should begin with \((info.expectedHash ?? "").prefix(8)): the file was changed"
            return [
                Row(name: "SHA-256", text: found, isWhole: true, style: .red),
                Row(name: "", text: problem, isWhole: true, style: .red),
            ]
        case true:
            return [
                Row(name: "SHA-256", text: found, isWhole: true),
                Row(name: "", text: "\(ansi.check) as it should be", style: .green),
            ]
        case nil: return [Row(name: "SHA-256", text: found, isWhole: true)]
        }
    }

    private var classes: String {
        guard let first = info.labels.first, let last = info.labels.last else { return "\(info.classes)" }
        return "\(info.classes), from \"\(first)\" to \"\(last)\""
    }
}
