import Foundation
import Lessons

/// A formula in TeX as text that can be read without knowing TeX: `\frac{a}{b}` becomes `a / b`.
///
/// It covers what lessons write; a command that it does not know is left as its bare name, and the author gate has refused it.
struct FormulaText: Sendable {
    private let tex: String

    init(_ tex: String) { self.tex = tex }

    /// The formula on one line; rows of a matrix are separated by semicolons.
    var line: String {
        guard isTeX || hasScripts else {
            return lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        }
        return Formula(tex).rows.map { Self.tidied(Self.text($0)) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The formula as it stands alone: matrices and cases take a line for each of their rows.
    var lines: [String] {
        // Written without TeX's commands, it stands as it was written.
        guard isTeX else {
            let written = tex.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
            return hasScripts ? written.map { Formula($0).rows.map(Self.text).joined() } : written
        }
        return Formula(tex).rows.map(FormulaBox.init).flatMap(\.lines).map(Self.withoutTail).filter { !$0.isEmpty }
    }

    private var isTeX: Bool { tex.contains("\\") || tex.contains("{") }
    private var hasScripts: Bool { tex.contains("^") || tex.contains("_") }

    private static func withoutTail(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    static func tidied(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
            .replacing("( ", with: "(").replacing(" )", with: ")").replacing(" ,", with: ",")
    }

    // MARK: Parts on one line

    static func text(_ parts: [FormulaPart]) -> String { parts.map(text).joined() }

    private static func text(_ part: FormulaPart) -> String {
        switch part {
        case .text(let text): text
        case .sign(let name): FormulaSymbols.signs[name] ?? name
        case .group(let parts): text(parts)
        case .fraction(let top, let bottom): "\(bracketed(text(top))) / \(bracketed(text(bottom)))"
        case .root(let parts): "√\(bracketed(text(parts)))"
        case .superscript(let parts): script(text(parts), superscripts, "^")
        case .subscript(let parts): script(text(parts), subscripts, "_")
        case .accent(let name, let parts): text(parts) + (FormulaSymbols.accents[name] ?? "")
        case .array(let frame, let rows): array(frame, rows)
        }
    }

    private static func array(_ frame: FormulaPart.Frame, _ rows: [[[FormulaPart]]]) -> String {
        let space = frame == .aligned ? "" : " "
        let lines = rows.map { row in
            row.map { tidied(text($0)) }.filter { !$0.isEmpty }.joined(separator: space)
        }
        let (left, right) =
            switch frame {
            case .none, .brackets: ("[", "]")
            case .parentheses: ("(", ")")
            case .braces: ("{", "}")
            case .bars: ("|", "|")
            case .doubleBars: ("‖", "‖")
            case .cases: ("{ ", "")
            case .aligned: ("", "")
            }
        return left + lines.joined(separator: frame == .aligned ? " " : "; ") + right
    }

    private static func script(_ text: String, _ raised: [Character: Character], _ mark: String) -> String {
        let bare = text.filter { $0 != " " }
        let converted = bare.compactMap { raised[$0] }
        if converted.count == bare.count { return String(converted) }
        return mark + (bare.count == 1 ? bare : "(\(text))")
    }

    private static func bracketed(_ text: String) -> String {
        text.contains { " +-*/·=".contains($0) } ? "(\(text))" : text
    }

    private static let superscripts: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
        "-": "⁻", "n": "ⁿ", "c": "ᶜ", "k": "ᵏ", "T": "ᵀ",
    ]

    private static let subscripts: [Character: Character] = [
        "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "i": "ᵢ",
        "j": "ⱼ", "k": "ₖ", "n": "ₙ", "x": "ₓ", "+": "₊", "-": "₋",
    ]
}
