/// A picture in the codes of one terminal, with the room that it takes.
///
/// There are two kinds. Half-blocks and Kitty's placeholders are text: they have a line of `cells` for each row. All others lie
/// over the text, in the cells right of and below the cursor; their codes are in `graphic`, and the cells stay empty.
package struct DrawnPicture: Sendable, Equatable {
    /// How many columns of the terminal it takes.
    package let columns: Int
    /// How many rows of the terminal it takes.
    package let rows: Int
    /// What is printed with the cursor in the upper left cell; it leaves the cursor there.
    package let graphic: PictureCode
    /// The rows as text, from the top; none when the graphic is all.
    package let cells: [PictureCode]
    /// What removes it from the screen without touching text; empty where writing over the cells does.
    package let removal: PictureCode

    /// A picture by its codes.
    package init(
        columns: Int, rows: Int, graphic: PictureCode, cells: [PictureCode] = [], removal: PictureCode = .empty
    ) {
        self.columns = columns
        self.rows = rows
        self.graphic = graphic
        self.cells = cells
        self.removal = removal
    }

    /// What draws it on a full screen.
    ///
    /// - Parameters:
    ///   - row: of its upper left cell, from 1.
    ///   - column: of its upper left cell, from 1.
    package func placed(row: Int, column: Int) -> PictureCode {
        let start = PictureCode.cursor(row: row, column: column) + graphic
        return .joined([start] + cells.enumerated().map { .cursor(row: row + $0, column: column) + $1 })
    }

    /// What takes it off a full screen: its codes for that, and spaces over its cells.
    ///
    /// - Parameters:
    ///   - row: where it was placed.
    ///   - column: where it was placed.
    package func erased(row: Int, column: Int) -> PictureCode {
        let spaces = PictureCode.spaces(columns)
        return .joined([removal] + (0..<rows).map { .cursor(row: row + $0, column: column) + spaces })
    }

    /// Pictures of one kind beside each other, their upper edges in a line.
    ///
    /// - Parameter gap: the columns between two of them.
    package static func row(_ pictures: [DrawnPicture], gap: Int) -> DrawnPicture? {
        guard let first = pictures.first else { return nil }
        return pictures.dropFirst().reduce(first) { $0.beside($1, gap: gap) }
    }

    /// The same with empty columns at its right.
    package func widened(to width: Int) -> DrawnPicture {
        guard width > columns else { return self }
        let spaces = PictureCode.spaces(width - columns)
        return DrawnPicture(
            columns: width, rows: rows, graphic: graphic, cells: cells.map { $0 + spaces }, removal: removal)
    }

    private func beside(_ other: DrawnPicture, gap: Int) -> DrawnPicture {
        let right = columns + gap
        let height = max(rows, other.rows)
        func row(_ picture: DrawnPicture, _ index: Int) -> PictureCode {
            picture.cells.indices.contains(index) ? picture.cells[index] : .spaces(picture.columns)
        }
        return DrawnPicture(
            columns: right + other.columns, rows: height,
            graphic: other.graphic == .empty
                ? graphic : graphic + .move(right, "C") + other.graphic + .move(right, "D"),
            cells: cells.isEmpty
                ? [] : (0..<height).map { row(self, $0) + .spaces(gap) + row(other, $0) },
            removal: removal + other.removal)
    }

    /// What draws it in lines of text, each with `prefix` before it; the cursor ends at the beginning of the line below.
    ///
    /// Room is made first, so that nothing moves once the picture stands, at the end of the screen neither.
    func lines(prefix: String) -> [UInt8] {
        let before = Array(TerminalText.onlyOurCodes(prefix).utf8)
        let newline = UInt8(ascii: "\n")
        guard cells.isEmpty else {
            return graphic.bytes + cells.flatMap { cell in before + cell.bytes + [newline] }
        }
        let room = [[UInt8]](repeating: before + [newline], count: rows).flatMap(\.self)
        let right = prefix.visibleWidth
        let up = PictureCode.move(rows, "A") + .move(right, "C")
        let down = PictureCode.move(right, "D") + .move(rows, "B")
        return room + up.bytes + graphic.bytes + down.bytes
    }
}

extension PictureCode {
    /// Puts the cursor at a place of the screen, from 1.
    package static func cursor(row: Int, column: Int) -> PictureCode { known("\u{1B}[\(row);\(column)H") }

    /// Moves the cursor by some cells: A up, B down, C right, D left.
    static func move(_ count: Int, _ direction: Character) -> PictureCode {
        count > 0 ? known("\u{1B}[\(count)\(direction)") : .empty
    }

    static func spaces(_ count: Int) -> PictureCode { known(String(repeating: " ", count: count)) }

    private static func known(_ text: String) -> PictureCode {
        guard let code = PictureCode(Array(text.utf8)) else {
            preconditionFailure("no code of a picture: \(text.debugDescription)")
        }
        return code
    }
}

extension String {
    /// The columns that this text takes, our own colors and links not counted.
    package var visibleWidth: Int {
        replacing(/\u{1B}\[[0-9;]*m|\u{1B}\]8;;[^\u{1B}]*\u{1B}\\/, with: "").displayWidth
    }
}
