import Foundation
import Lessons

/// The figures that a lesson's text quotes: `references/figures.json`, which the oracles measured and wrote.
///
/// `Tools/oracle/course_lessons/measuring.py` has the other half.
struct QuotedFigures: Decodable {
    /// What was measured, and where the text has it: in a table's `row` and `column`, or in the words of `says`.
    struct Figure: Decodable {
        let value: Double
        let printed: String
        let row: String?
        let column: String?
        /// Words of the text, with `#` where the number stands.
        let says: String?
    }

    static let path = "references/figures.json"
    let figures: [String: Figure]

    init(from decoder: any Decoder) throws {
        figures = try decoder.singleValueContainer().decode([String: Figure].self)
    }

    /// Everything in which the text and the figures differ; empty when it quotes exactly these.
    ///
    /// Each figure has to be a rounding of what was measured and to stand where it says; and each number of a table,
    /// besides those of its first column, has to be a figure.
    func problems(in blocks: [Block]) -> [String] {
        let all = blocks.flatMap(tables(in:)).flatMap(cells(of:))
        let text = blocks.map(words(of:)).joined(separator: " ").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        var problems: [String] = []
        for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
            if !isRounded(figure.value, as: figure.printed) {
                problems.append("\(name): \(figure.printed) is not \(figure.value), rounded")
            }
            if let row = figure.row, let column = figure.column {
                let places = all.filter { $0.row == row && $0.column == column }
                if places.isEmpty { problems.append("\(name): no table has a row \(row) with a column \(column)") }
                problems += places.filter { $0.text != figure.printed }.map {
                    "\(name): the table says \($0.text) and not \(figure.printed)"
                }
            } else if let says = figure.says {
                let sentence = says.replacing("#", with: figure.printed)
                if !text.contains(sentence) { problems.append("\(name): the text does not say \"\(sentence)\"") }
            } else {
                problems.append("\(name): nothing says where the text has it")
            }
        }
        let measured = Set(figures.values.compactMap { figure in figure.row.map { [$0, figure.column ?? ""] } })
        for cell in all where cell.text.contains(where: \.isNumber) {
            if !measured.contains([cell.row, cell.column]) {
                problems.append("\(cell.text) in the row \(cell.row), column \(cell.column), has not been measured")
            }
        }
        return problems
    }

    private struct Cell {
        let row: String
        let column: String
        let text: String
    }

    /// All cells but those of the first column, which names the rows.
    private func cells(of table: Table) -> [Cell] {
        table.rows.flatMap { row in
            zip(table.header, row).dropFirst().map { heading, cell in
                Cell(row: row.first?.plainText ?? "", column: heading.plainText, text: cell.plainText)
            }
        }
    }

    private func tables(in block: Block) -> [Table] {
        switch block {
        case .table(let table): [table]
        case .quote(let blocks): blocks.flatMap(tables(in:))
        case .list(_, _, let items): items.joined().flatMap(tables(in:))
        case .part(let part): (part.say + part.ask + part.answer).flatMap(tables(in:))
        default: []
        }
    }

    private func words(of block: Block) -> String {
        switch block {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.plainText
        case .image(let alt, _, _): alt
        case .quote(let blocks): blocks.map(words(of:)).joined(separator: " ")
        case .list(_, _, let items): items.joined().map(words(of:)).joined(separator: " ")
        case .part(let part): (part.say + part.ask + part.answer).map(words(of:)).joined(separator: " ")
        default: ""
        }
    }

    /// Whether what is printed is the value to as many digits, in percent where it says so.
    private func isRounded(_ value: Double, as printed: String) -> Bool {
        let number = printed.replacing("\u{2212}", with: "-").replacing(" %", with: "")
        guard let rounded = Double(number) else { return false }
        let digits = number.split(separator: ".").dropFirst().first?.count ?? 0
        let exact = printed.hasSuffix(" %") ? value * 100 : value
        return abs(rounded - exact) <= 0.5 * pow(10, -Double(digits)) * (1 + 1e-9) + 1e-12
    }
}
