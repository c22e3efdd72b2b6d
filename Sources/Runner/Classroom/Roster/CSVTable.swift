import Foundation

/// A table of cells as RFC 4180 writes it, read and written.
package struct CSVTable: Sendable, Equatable {
    /// One row, and the line of the file that it begins in, from 1.
    package struct Row: Sendable, Equatable {
        package var line: Int
        package var cells: [String]
    }

    package var rows: [Row]

    /// Reads a table: commas, or semicolons where the first line has more of those, as some spreadsheets write them.
    package init(reading text: String) {
        let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        let head = text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" }
        let comma: Character = head.count { $0 == ";" } > head.count { $0 == "," } ? ";" : ","
        var rows: [Row] = []
        var cells: [String] = []
        var cell = ""
        var (line, firstLine) = (1, 1)
        var isQuoted = false
        var isOpen = false
        func endRow() {
            cells.append(cell)
            if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(line: firstLine, cells: cells)) }
            (cells, cell, isOpen) = ([], "", false)
        }
        var characters = text.makeIterator()
        var pending = characters.next()
        while let character = pending {
            pending = characters.next()
            if character.isNewline { line += 1 }
            if isQuoted {
                if character != "\"" {
                    cell.append(character)
                } else if pending == "\"" {
                    cell.append("\"")
                    pending = characters.next()
                } else {
                    isQuoted = false
                }
            } else if character == "\"", cell.isEmpty, !isOpen {
                (isQuoted, isOpen) = (true, true)
            } else if character == comma {
                cells.append(cell)
                (cell, isOpen) = ("", false)
            } else if character.isNewline {
                endRow()
                firstLine = line
            } else {
                cell.append(character)
            }
        }
        endRow()
        self.rows = rows
    }

    /// A table of rows that are to be written.
    package init(rows: [[String]]) {
        self.rows = rows.enumerated().map { Row(line: $0.offset + 1, cells: $0.element) }
    }

    /// The table as a file.
    ///
    /// A cell that a spreadsheet would take for a formula is kept from being one by an apostrophe, as OWASP advises.
    package var text: String {
        rows.map { $0.cells.map(Self.written).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func written(_ cell: String) -> String {
        var cell = cell
        if let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), Double(cell) == nil {
            cell = "'" + cell
        }
        guard cell.contains(where: { ",;\"'".contains($0) || $0.isNewline }) || cell.first == " " || cell.last == " "
        else {
            return cell
        }
        return "\"\(cell.replacing("\"", with: "\"\""))\""
    }
}
