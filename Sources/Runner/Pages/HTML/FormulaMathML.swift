import Lessons

/// A formula as MathML, which browsers set by themselves.
struct FormulaMathML {
    let tex: String
    /// Whether it stands alone, in a line of its own.
    var isBlock = false

    /// The `math` element, with the TeX as its alternative text.
    var html: String {
        let formula = Formula(tex)
        let rows = formula.rows.map { Self.row($0) }
        let body =
            rows.count == 1
            ? rows[0] : "<mtable>" + rows.map { "<mtr><mtd>\($0)</mtd></mtr>" }.joined() + "</mtable>"
        return "<math\(isBlock ? " display=\"block\"" : "") aria-label=\"\(tex.html)\">\(body)</math>"
    }

    /// Parts beside each other; an index or an exponent belongs to what stands before it.
    private static func row(_ parts: [FormulaPart]) -> String {
        let set = atoms(parts)
        return set.count == 1 ? set[0] : "<mrow>" + set.joined() + "</mrow>"
    }

    private static func atoms(_ parts: [FormulaPart]) -> [String] {
        var set: [String] = []
        var index = 0
        while index < parts.count {
            switch parts[index] {
            case .text:
                // Letters and digits come one by one: digits make a number, letters stand alone.
                var text = ""
                while index < parts.count, case .text(let piece) = parts[index] {
                    text += piece
                    index += 1
                }
                set += characters(text)
                continue
            case .subscript(let below):
                let base = set.popLast() ?? "<mrow></mrow>"
                if index + 1 < parts.count, case .superscript(let above) = parts[index + 1] {
                    set.append("<msubsup>\(base)\(row(below))\(row(above))</msubsup>")
                    index += 1
                } else {
                    set.append("<msub>\(base)\(row(below))</msub>")
                }
            case .superscript(let above):
                let base = set.popLast() ?? "<mrow></mrow>"
                if index + 1 < parts.count, case .subscript(let below) = parts[index + 1] {
                    set.append("<msubsup>\(base)\(row(below))\(row(above))</msubsup>")
                    index += 1
                } else {
                    set.append("<msup>\(base)\(row(above))</msup>")
                }
            case let part: set.append(atom(part))
            }
            index += 1
        }
        return set
    }

    private static func atom(_ part: FormulaPart) -> String {
        switch part {
        case .sign(let name): return sign(name)
        case .group(let inner): return group(inner)
        case .fraction(let top, let bottom): return "<mfrac>\(row(top))\(row(bottom))</mfrac>"
        case .root(let inner): return "<msqrt>\(row(inner))</msqrt>"
        case .accent(let name, let inner):
            let marks = [
                "hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "tilde": "~", "widetilde": "~",
                "vec": "→", "dot": "˙", "ddot": "¨",
            ]
            return "<mover accent=\"true\">\(row(inner))<mo>\((marks[name] ?? "^").html)</mo></mover>"
        case .array(let frame, let rows): return array(frame, rows)
        case .text, .subscript, .superscript: return row([part])
        }
    }

    /// Words between braces stay words; anything else is a row of its own.
    private static func group(_ parts: [FormulaPart]) -> String {
        let texts = parts.map { part in if case .text(let text) = part { text } else { nil as String? } }
        if texts.count > 1, !texts.contains(nil) {
            let text = texts.compactMap { $0 }.joined()
            if text.contains(where: \.isLetter), !text.contains(where: { "=+*/<>".contains($0) }) {
                return "<mtext>\(text.html)</mtext>"
            }
        }
        return row(parts)
    }

    private static func sign(_ name: String) -> String {
        if FormulaSymbols.functions.contains(name) { return "<mi>\(name)</mi><mspace width=\"0.17em\"/>" }
        let large = ["sum": "∑", "prod": "∏"]
        if let sign = large[name] { return "<mo>\(sign)</mo>" }
        guard let sign = FormulaSymbols.signs[name] else { return "<mtext>\(name.html)</mtext>" }
        let bare = String(sign.filter { $0 != " " })
        if bare.isEmpty { return "<mspace width=\"\(sign.count > 3 ? "2em" : "1em")\"/>" }
        return bare.allSatisfy(\.isLetter) ? "<mi>\(bare.html)</mi>" : "<mo>\(bare.html)</mo>"
    }

    private static func characters(_ text: String) -> [String] {
        var set: [String] = []
        var number = ""
        func close() {
            if !number.isEmpty { set.append("<mn>\(number.html)</mn>") }
            number = ""
        }
        for character in text {
            if character.isNumber || (character == "." && !number.isEmpty) {
                number.append(character)
                continue
            }
            close()
            if character.isWhitespace { continue }
            if character.isLetter {
                set.append("<mi>\(String(character).html)</mi>")
            } else {
                set.append("<mo>\((character == "-" ? "−" : String(character)).html)</mo>")
            }
        }
        close()
        return set
    }

    private static func array(_ frame: FormulaPart.Frame, _ rows: [[[FormulaPart]]]) -> String {
        let cells = rows.map { "<mtr>" + $0.map { "<mtd>\(row($0))</mtd>" }.joined() + "</mtr>" }.joined()
        let sides: (left: String, right: String) =
            switch frame {
            case .none, .aligned: ("", "")
            case .parentheses: ("(", ")")
            case .brackets: ("[", "]")
            case .braces: ("{", "}")
            case .bars: ("|", "|")
            case .doubleBars: ("‖", "‖")
            case .cases: ("{", "")
            }
        func fence(_ sign: String) -> String { sign.isEmpty ? "" : "<mo stretchy=\"true\">\(sign)</mo>" }
        return "<mrow>\(fence(sides.left))<mtable>\(cells)</mtable>\(fence(sides.right))</mrow>"
    }
}
