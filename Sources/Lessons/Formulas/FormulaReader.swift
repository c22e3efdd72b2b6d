/// Reads TeX from left to right, groups and environments by recursion, and goes on after a mistake.
struct FormulaReader {
    private let characters: [Character]
    private var position = 0
    /// The first thing that is wrong.
    private(set) var fault: Formula.Fault?

    init(_ tex: String) { characters = Array(tex) }

    /// The whole formula; a row for each `\\`.
    mutating func rows() -> [[FormulaPart]] { cells(until: nil).map { Array($0.joined()) } }

    // MARK: Rows and parts

    /// Rows of cells, up to the end of an environment or of the formula.
    private mutating func cells(until environment: (name: String, start: Int)?) -> [[[FormulaPart]]] {
        var rows: [[[FormulaPart]]] = [[[]]]
        while let character = peek {
            switch character {
            case "&":
                if environment == nil {
                    note(
                        position, "A & stands outside of rows.",
                        "Take it out, or write \\begin{aligned} ... \\end{aligned}.")
                }
                position += 1
                rows[rows.count - 1].append([])
            case "}":
                note(position, "The brace } was never opened.", "Write \\} for the sign, or take it out.")
                position += 1
            case "\\" where isNext("\\\\"):
                position += 2
                rows.append([[]])
            case "\\" where isNext("\\end"):
                let start = position
                position += 4
                let name = name(of: "\\end", at: start)
                if let environment, name == environment.name { return trimmed(rows) }
                note(start, "\\end{\(name)} ends nothing that was begun.", "Write it like the \\begin before it.")
                if environment != nil { return trimmed(rows) }
            default:
                let row = rows.count - 1
                rows[row][rows[row].count - 1] += part()
            }
        }
        if let environment {
            note(
                environment.start, "\\begin{" + environment.name + "} has no end.",
                "Write \\end{" + environment.name + "}.")
        }
        return trimmed(rows)
    }

    /// Without the row that a last `\\` begins.
    private func trimmed(_ rows: [[[FormulaPart]]]) -> [[[FormulaPart]]] {
        let isBlank = rows.last?.joined().allSatisfy { $0 == .text(" ") || $0 == .text("\n") } ?? true
        return isBlank && rows.count > 1 ? Array(rows.dropLast()) : rows
    }

    /// What begins at the present character, which is neither `&` nor `}` nor the end of a row.
    private mutating func part() -> [FormulaPart] {
        guard let character = peek else { return [] }
        let start = position
        position += 1
        switch character {
        case "\\": return command(at: start)
        case "{": return [.group(group(at: start))]
        case "^": return [.superscript(argument(of: "^", at: start))]
        case "_": return [.subscript(argument(of: "_", at: start))]
        case "~": return [.text(" ")]
        default: return [.text(String(character))]
        }
    }

    /// What is between the brace that was just read and its counterpart.
    private mutating func group(at start: Int) -> [FormulaPart] {
        var parts: [FormulaPart] = []
        while let character = peek {
            if character == "}" {
                position += 1
                return parts
            }
            if character == "&" || isNext("\\\\") || isNext("\\end") { break }
            parts += part()
        }
        note(start, "The brace { is never closed.", "Write } where it ends.")
        return parts
    }

    /// A group, a command or a single character.
    private mutating func argument(of owner: String, at start: Int) -> [FormulaPart] {
        while peek == " " || peek == "\n" { position += 1 }
        guard let character = peek, character != "}", character != "&", !isNext("\\\\"), !isNext("\\end") else {
            note(start, "\(owner) has nothing behind it.", "Write what belongs to it, in braces.")
            return []
        }
        if character == "{" {
            let brace = position
            position += 1
            return group(at: brace)
        }
        return part()
    }

    // MARK: Commands

    private mutating func command(at start: Int) -> [FormulaPart] {
        let name = word()
        guard !name.isEmpty else {
            guard let sign = peek else {
                note(start, "A backslash has nothing behind it.", "Write a name behind it, or take it out.")
                return []
            }
            position += 1
            return [.text([",", ";", ":", "!", " ", "\n"].contains(sign) ? " " : sign == "|" ? "‖" : String(sign))]
        }
        let owner = "\\" + name
        switch name {
        case "frac", "tfrac", "dfrac":
            let top = argument(of: owner, at: start)
            return [.fraction(top, argument(of: owner, at: start))]
        case "sqrt":
            if peek == "[" { note(position, "Only square roots are set.", "Write the power: x^{1/3}.") }
            return [.root(argument(of: owner, at: start))]
        case "left", "right":
            if peek == "." { position += 1 }
            return []
        case "begin": return [environment(at: start)]
        case _ where FormulaSymbols.fonts.contains(name):
            if peek == "*" { position += 1 }
            return [.group(argument(of: owner, at: start))]
        case _ where FormulaSymbols.accents[name] != nil: return [.accent(name, argument(of: owner, at: start))]
        case _ where FormulaSymbols.ignored.contains(name): return []
        default:
            if FormulaSymbols.signs[name] == nil, !FormulaSymbols.functions.contains(name) {
                let near = Spelling.nearest(to: name, among: FormulaSymbols.names)
                note(
                    start, "The formula has \(owner), which is not set here.",
                    near.map { "Did you mean \\\($0)?" } ?? "Write it in words, or with \\text{...}.")
            }
            return [.sign(name)]
        }
    }

    private mutating func environment(at start: Int) -> FormulaPart {
        let name = name(of: "\\begin", at: start)
        let frames: [String: FormulaPart.Frame] = [
            "matrix": .none, "smallmatrix": .none, "array": .none, "pmatrix": .parentheses, "bmatrix": .brackets,
            "Bmatrix": .braces, "vmatrix": .bars, "Vmatrix": .doubleBars, "cases": .cases, "aligned": .aligned,
            "align": .aligned, "align*": .aligned, "split": .aligned, "gathered": .aligned, "gather": .aligned,
            "gather*": .aligned, "equation": .aligned, "equation*": .aligned,
        ]
        if frames[name] == nil {
            note(
                start, "There is no environment \"\(name)\" here.",
                Spelling.remedy(for: name, among: frames.keys.sorted(), listing: "environments"))
        }
        // The columns of an array: their alignment is not used.
        if name == "array" { _ = argument(of: "\\begin{array}", at: start) }
        return .array(frames[name] ?? .aligned, cells(until: (name, start)))
    }

    /// The name in braces behind `\begin` or `\end`.
    private mutating func name(of owner: String, at start: Int) -> String {
        guard peek == "{", let end = characters[position...].firstIndex(of: "}") else {
            note(start, "\(owner) names no environment.", "Write it like \(owner){cases}.")
            return ""
        }
        let name = String(characters[(position + 1)..<end])
        position = end + 1
        return name
    }

    // MARK: Characters

    private var peek: Character? { position < characters.count ? characters[position] : nil }

    /// Whether a text comes next; the name of a command as a whole.
    private func isNext(_ text: String) -> Bool {
        let wanted = Array(text)
        guard characters[position...].starts(with: wanted) else { return false }
        guard wanted.last?.isLetter == true, position + wanted.count < characters.count else { return true }
        return !characters[position + wanted.count].isLetter
    }

    private mutating func word() -> String {
        let start = position
        while let character = peek, character.isASCII, character.isLetter { position += 1 }
        return String(characters[start..<position])
    }

    private mutating func note(_ offset: Int, _ message: String, _ remedy: String) {
        if fault == nil { fault = Formula.Fault(offset: offset, message: message, remedy: remedy) }
    }
}
