import Foundation

/// A formula in TeX as a line of text that can be read without knowing TeX: `\frac{a}{b}` becomes `a / b`.
///
/// It covers what lessons write; a command that it does not know is left as its bare name.
struct FormulaText: Sendable {
    private let tex: String

    init(_ tex: String) { self.tex = tex }

    /// The formula on one line.
    var line: String { lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ") }

    /// The formula, one line for each `\\`.
    var lines: [String] {
        guard tex.contains("\\") || tex.contains("{") else {
            // Written without TeX's commands: it stands as it was written.
            return tex.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
        }
        return tex.components(separatedBy: "\\\\")
            .map { Self.tidied(FormulaReader($0).text()) }
            .filter { !$0.isEmpty }
    }

    private static func tidied(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
            .replacing("( ", with: "(").replacing(" )", with: ")").replacing(" ,", with: ",")
    }
}

/// Reads TeX from left to right; groups by recursion.
private struct FormulaReader {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }
    private init(_ text: Substring) { rest = text }

    func text() -> String {
        var reader = self
        return reader.read()
    }

    private mutating func read() -> String {
        var text = ""
        while let character = rest.first {
            rest.removeFirst()
            switch character {
            case "\\": text += command()
            case "{": text += group()
            case "}", "$", "&": continue
            case "^": text += script(argument(), FormulaSymbols.superscripts, "^")
            case "_": text += script(argument(), FormulaSymbols.subscripts, "_")
            case "~": text += " "
            default: text.append(character)
            }
        }
        return text
    }

    /// What is between the brace that was just read and its counterpart.
    private mutating func group() -> String {
        var depth = 1
        var end = rest.startIndex
        while end < rest.endIndex {
            if rest[end] == "{" { depth += 1 }
            if rest[end] == "}" { depth -= 1 }
            if depth == 0 { break }
            end = rest.index(after: end)
        }
        let inner = rest[..<end]
        rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
        return FormulaReader(inner).text()
    }

    /// A group, a command or a single character.
    private mutating func argument() -> String {
        rest = rest.drop { $0 == " " }
        guard let character = rest.first else { return "" }
        rest.removeFirst()
        switch character {
        case "{": return group()
        case "\\": return command()
        default: return String(character)
        }
    }

    private mutating func command() -> String {
        let name = rest.prefix { $0.isASCII && $0.isLetter }
        guard !name.isEmpty else {
            guard let sign = rest.first else { return "" }
            rest.removeFirst()
            return [",", ";", ":", "!", " "].contains(sign) ? " " : String(sign)
        }
        rest = rest.dropFirst(name.count)
        switch name {
        case "frac", "tfrac", "dfrac":
            let (top, bottom) = (argument(), argument())
            return "\(Self.bracketed(top)) / \(Self.bracketed(bottom))"
        case "sqrt": return "√\(Self.bracketed(argument()))"
        case "text", "mathrm", "operatorname", "mathbf", "mathit", "mathcal", "boldsymbol", "mathbb", "textbf":
            return argument()
        case "hat": return argument() + "\u{302}"
        case "bar", "overline": return argument() + "\u{304}"
        case "tilde": return argument() + "\u{303}"
        case "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "limits", "nolimits":
            if rest.first == "." { rest.removeFirst() }
            return ""
        case "begin", "end":
            _ = argument()
            return ""
        default:
            return FormulaSymbols.commands[String(name)] ?? String(name)
        }
    }

    private func script(_ text: String, _ raised: [Character: Character], _ mark: String) -> String {
        let bare = text.filter { $0 != " " }
        let converted = bare.compactMap { raised[$0] }
        if converted.count == bare.count { return String(converted) }
        return mark + (bare.count == 1 ? bare : "(\(text))")
    }

    private static func bracketed(_ text: String) -> String {
        text.contains { " +-*/·=".contains($0) } ? "(\(text))" : text
    }
}

/// The signs behind TeX's names.
private enum FormulaSymbols {
    static let commands: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "eta": "η",
        "theta": "θ", "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
        "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Phi": "Φ", "Omega": "Ω", "nabla": "∇", "partial": "∂",
        "sum": "Σ ", "prod": "Π ", "int": "∫ ", "cdot": " · ", "times": " × ", "odot": " ⊙ ", "le": " ≤ ", "leq": " ≤ ",
        "ge": " ≥ ", "geq": " ≥ ", "ne": " ≠ ", "neq": " ≠ ", "approx": " ≈ ", "in": " ∈ ", "to": " → ",
        "rightarrow": " → ", "mapsto": " ↦ ", "infty": "∞", "ldots": "...", "dots": "...", "cdots": "···", "pm": " ± ",
        "quad": "   ", "qquad": "      ", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lvert": "|",
        "rvert": "|", "vert": "|", "mid": " | ", "ell": "ℓ", "propto": " ∝ ", "max": "max", "min": "min",
    ]

    static let superscripts: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
        "-": "⁻", "n": "ⁿ", "c": "ᶜ", "k": "ᵏ", "T": "ᵀ",
    ]

    static let subscripts: [Character: Character] = [
        "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "i": "ᵢ",
        "j": "ⱼ", "k": "ₖ", "n": "ₙ", "x": "ₓ", "+": "₊", "-": "₋",
    ]
}
