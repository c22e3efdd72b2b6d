import Lessons

/// A formula on as many lines as it needs, all of the same width, and the one of them that stands level with what is beside it.
struct FormulaBox {
    private(set) var lines: [String]
    private var baseline: Int
    private var width: Int { lines.first?.displayWidth ?? 0 }

    /// Sets parts beside each other; only an array is taller than a line.
    init(_ parts: [FormulaPart]) {
        var pieces: [FormulaBox] = []
        var run: [FormulaPart] = []
        func endRun() {
            let text = FormulaText.tidied(FormulaText.text(run))
            if !text.isEmpty { pieces.append(FormulaBox(line: text)) }
            run = []
        }
        for part in Self.flattened(parts) {
            guard case .array(let frame, let rows) = part else {
                run.append(part)
                continue
            }
            endRun()
            pieces.append(FormulaBox(frame, rows))
        }
        endRun()
        self = pieces.dropFirst().reduce(pieces.first ?? FormulaBox(line: "")) { $0.beside($1) }
    }

    private init(line: String) { (lines, baseline) = ([line], 0) }

    private init(_ frame: FormulaPart.Frame, _ rows: [[[FormulaPart]]]) {
        let cells = rows.map { $0.map(FormulaBox.init) }
        let columns = cells.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            cells.map { $0.indices.contains(column) ? $0[column].width : 0 }.max() ?? 0
        }
        let gap = frame == .aligned ? (widths.first == 0 ? 0 : 1) : 2
        var lines: [String] = []
        for row in cells {
            let height = row.map(\.lines.count).max() ?? 1
            for line in 0..<height {
                let texts = widths.indices.map { column -> String in
                    guard row.indices.contains(column) else { return "".padded(to: widths[column]) }
                    let cell = row[column].lines
                    // Lower cells stand in the middle of the row.
                    let index = line - (height - cell.count) / 2
                    let text = cell.indices.contains(index) ? cell[index] : ""
                    // What is aligned ends where the sign begins that it is aligned at.
                    return frame == .aligned && column == 0 && columns > 1
                        ? String(repeating: " ", count: widths[column] - text.displayWidth) + text
                        : text.padded(to: widths[column])
                }
                lines.append(texts.joined(separator: String(repeating: " ", count: gap)))
            }
        }
        let sides = Self.sides(of: frame, height: lines.count)
        self.lines = zip(lines, sides).map { "\($1.left)\($0)\($1.right)" }
        baseline = (lines.count - 1) / 2
    }

    private func beside(_ other: FormulaBox) -> FormulaBox {
        let above = max(baseline, other.baseline)
        let below = max(lines.count - baseline, other.lines.count - other.baseline)
        func line(_ box: FormulaBox, _ index: Int) -> String {
            let own = index - above + box.baseline
            return box.lines.indices.contains(own) ? box.lines[own] : String(repeating: " ", count: box.width)
        }
        var joined = self
        joined.lines = (0..<above + below).map { "\(line(self, $0)) \(line(other, $0))" }
        joined.baseline = above
        return joined
    }

    /// Groups around an array are of no use to it.
    private static func flattened(_ parts: [FormulaPart]) -> [FormulaPart] {
        parts.flatMap { part -> [FormulaPart] in
            guard case .group(let inner) = part else { return [part] }
            return flattened(inner)
        }
    }

    /// The signs around each line.
    private static func sides(of frame: FormulaPart.Frame, height: Int) -> [(left: String, right: String)] {
        func signs(_ alone: String, _ top: String, _ middle: String, _ bottom: String) -> [String] {
            (0..<height).map { height == 1 ? alone : $0 == 0 ? top : $0 == height - 1 ? bottom : middle }
        }
        let none = [String](repeating: "", count: height)
        let bar = [String](repeating: "│", count: height)
        let sides: (left: [String], right: [String]) =
            switch frame {
            case .none, .aligned: (none, none)
            case .parentheses: (signs("(", "⎛", "⎜", "⎝"), signs(")", "⎞", "⎟", "⎠"))
            case .brackets: (signs("[", "⎡", "⎢", "⎣"), signs("]", "⎤", "⎥", "⎦"))
            case .bars: (bar, bar)
            case .doubleBars: (bar.map { $0 + $0 }, bar.map { $0 + $0 })
            case .braces: (brace(height, "{", "⎧⎨⎩⎪", "⎰⎱"), brace(height, "}", "⎫⎬⎭⎪", "⎱⎰"))
            case .cases: (brace(height, "{", "⎧⎨⎩⎪", "⎰⎱").map { $0 + " " }, none)
            }
        return Array(zip(sides.left, sides.right))
    }

    /// A brace of several lines, from its top, middle, bottom and the line between; two lines have signs of their own.
    private static func brace(_ height: Int, _ alone: String, _ long: String, _ short: String) -> [String] {
        let (long, short) = (long.map(String.init), short.map(String.init))
        switch height {
        case 1: return [alone]
        case 2: return short
        default:
            return (0..<height).map { line in
                line == 0 ? long[0] : line == height - 1 ? long[2] : line == (height - 1) / 2 ? long[1] : long[3]
            }
        }
    }
}
