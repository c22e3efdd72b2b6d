import Lessons

/// Sets a table in columns that fit the width; cells that are too wide are wrapped.
struct TableRenderer {
    let table: Table
    let ansi: ANSIStyle
    let spans: ([Inline]) -> [Span]

    func lines(width: Int) -> [String] {
        let count = table.header.count
        guard count > 0 else { return [] }
        let widths = columnWidths(count: count, width: width)
        var lines = row(table.header.map { $0.isEmpty ? [] : [.strong($0)] }, widths)
        lines.append(
            ansi(widths.map { String(repeating: ansi.sign("─", else: "-"), count: $0) }.joined(separator: "  "), .dim))
        for cells in table.rows { lines += row(cells, widths) }
        return lines
    }

    /// Every column gets what it needs; while that is too much, the widest gives way.
    private func columnWidths(count: Int, width: Int) -> [Int] {
        var widths = (0..<count).map { column in
            ([table.header] + table.rows).map { row in
                row.indices.contains(column) ? spans(row[column]).reduce(0) { $0 + $1.text.displayWidth } : 0
            }.max().map { max($0, 1) } ?? 1
        }
        let room = max(width - 2 * (count - 1), 4 * count)
        while widths.reduce(0, +) > room, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) {
            widths[widest] -= 1
        }
        return widths
    }

    private func row(_ cells: [[Inline]], _ widths: [Int]) -> [String] {
        let columns = widths.indices.map { index -> [(plain: Int, text: String)] in
            let content = cells.indices.contains(index) ? spans(cells[index]) : []
            let plain = Paragraph(content.map { Span($0.text) })
            let bare = plain.lines(width: widths[index], ansi: ANSIStyle(colors: false, unicode: ansi.unicode))
            let painted = Paragraph(content).lines(width: widths[index], ansi: ansi)
            return zip(bare, painted).map { ($0.displayWidth, $1) }
        }
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { line in
            var text = ""
            for index in widths.indices {
                let cell = columns[index].indices.contains(line) ? columns[index][line] : (plain: 0, text: "")
                let space = max(0, widths[index] - cell.plain)
                let right = table.alignments.indices.contains(index) && table.alignments[index] == .right
                let last = index == widths.count - 1
                text += right ? String(repeating: " ", count: space) + cell.text : cell.text
                if !right, !last { text += String(repeating: " ", count: space) }
                if !last { text += "  " }
            }
            return text
        }
    }
}
