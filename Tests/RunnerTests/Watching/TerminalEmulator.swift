/// What stands on a terminal, as far as the screen of `course watch` makes use of it: places, erasing, the alternate screen, the
/// cursor's being shown; colors and everything else are passed over.
struct TerminalEmulator {
    private(set) var columns: Int
    private(set) var rows: Int
    private var cells: [[Character]]
    private var row = 0
    private var column = 0
    private(set) var isAlternate = false
    private(set) var isCursorShown = true
    private(set) var isWrapping = true
    private(set) var hasPasteBrackets = false
    /// What was printed on the ordinary screen.
    private(set) var ordinary = ""
    private var pending: [UInt8] = []

    init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        cells = Self.empty(columns, rows)
    }

    private static func empty(_ columns: Int, _ rows: Int) -> [[Character]] {
        [[Character]](repeating: [Character](repeating: " ", count: columns), count: rows)
    }

    mutating func resize(columns: Int, rows: Int) {
        // Nobody is told, and nothing is drawn anew.
        if (columns, rows) == (self.columns, self.rows) { return }
        (self.columns, self.rows) = (columns, rows)
        cells = Self.empty(columns, rows)
    }

    /// The rows of the screen, without what is empty behind them.
    var lines: [String] {
        cells.map { row in
            var row = row
            while row.last == " " { row.removeLast() }
            return String(row)
        }
    }

    var text: String { lines.joined(separator: "\n") }

    /// The words of the screen in one line, wherever they were broken.
    var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        // What is cut in the middle of a letter or a sequence waits for the rest.
        let whole = pending.count - Self.unfinished(pending)
        let text = String(decoding: pending.prefix(whole), as: UTF8.self)
        pending = Array(pending.suffix(pending.count - whole))
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\u{1B}" { sequence(&rest) } else { put(scalar) }
        }
    }

    private static func unfinished(_ bytes: [UInt8]) -> Int {
        if let escape = bytes.lastIndex(of: 0x1B) {
            let tail = bytes[escape...]
            if tail.count == 1 { return 1 }
            // A string that has not ended: a picture's, mostly.
            if [UInt8(ascii: "_"), UInt8(ascii: "P"), UInt8(ascii: "]")].contains(tail[escape + 1]),
                !tail.contains(0x07)
            {
                return tail.count
            }
            if tail[escape + 1] == UInt8(ascii: "["), !tail.dropFirst(2).contains(where: { (0x40...0x7E).contains($0) })
            {
                return tail.count
            }
        }
        for length in 1...3 where bytes.count >= length {
            let lead = bytes[bytes.count - length]
            if lead & 0xC0 == 0x80 { continue }
            let wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
            return wanted > length ? length : 0
        }
        return 0
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\r": column = 0
        case "\n": row = min(row + 1, rows - 1)
        case _ where scalar.value < 0x20: break
        default:
            if !isAlternate { ordinary.unicodeScalars.append(scalar) }
            if row < rows, column < columns { cells[row][column] = Character(scalar) }
            column += 1
        }
        if !isAlternate, scalar == "\n" { ordinary.append("\n") }
    }

    private mutating func sequence(_ rest: inout Substring.UnicodeScalarView) {
        guard rest.first == "[" else {
            // A string ends with BEL or ESC \; other sequences have one more letter.
            if rest.popFirst().map({ "]P_".unicodeScalars.contains($0) }) == true {
                while let scalar = rest.popFirst(), scalar != "\u{07}" {
                    if scalar == "\u{1B}" {
                        _ = rest.popFirst()
                        break
                    }
                }
            }
            return
        }
        rest.removeFirst()
        var parameters = ""
        while let scalar = rest.popFirst() {
            guard (0x40...0x7E).contains(scalar.value) else {
                parameters.unicodeScalars.append(scalar)
                continue
            }
            return control(Character(scalar), parameters)
        }
    }

    private mutating func control(_ letter: Character, _ parameters: String) {
        let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
        switch letter {
        case "H":
            row = min(max((numbers.first ?? 1) - 1, 0), rows - 1)
            column = max((numbers.count > 1 ? numbers[1] : 1) - 1, 0)
        case "J": cells = Self.empty(columns, rows)
        case "K": for place in min(column, columns)..<columns { cells[row][place] = " " }
        case "h", "l":
            let isOn = letter == "h"
            switch parameters {
            case "?1049":
                isAlternate = isOn
                cells = Self.empty(columns, rows)
            case "?25": isCursorShown = isOn
            case "?7": isWrapping = isOn
            case "?2004": hasPasteBrackets = isOn
            default: break
            }
        default: break
        }
    }
}
