import Foundation
import Support

/// Writes text with color and emphasis, or bare where those are not wanted.
///
/// Only the sixteen colors that a terminal's own theme defines are used, and never a background: what is readable on a
/// dark theme has to be readable on a light one.
package struct ANSIStyle: Sendable {
    package let colors: Bool
    package let unicode: Bool

    package init(colors: Bool, unicode: Bool) {
        self.colors = colors
        self.unicode = unicode
    }

    /// A way to set text apart.
    package enum Attribute: Int, Sendable {
        case bold = 1
        case dim = 2
        case italic = 3
        case underline = 4
        case struck = 9
        case red = 31
        case green = 32
        case yellow = 33
        case magenta = 35
        case cyan = 36
    }

    package func callAsFunction(_ text: String, _ styles: Attribute...) -> String { paint(text, styles) }

    /// The text in some styles; codes in the text itself do not survive, so what is painted is not painted again.
    package func paint(_ text: String, _ styles: [Attribute]) -> String {
        let text = text.harmless
        guard colors, !styles.isEmpty, !text.isEmpty else { return text }
        return "\u{1B}[\(styles.map { String($0.rawValue) }.joined(separator: ";"))m\(text)\u{1B}[0m"
    }

    /// A sign, or its stand-in where only ASCII is shown.
    package func sign(_ sign: String, else ascii: String) -> String { unicode ? sign : ascii }

    package var check: String { sign("✓", else: "+") }
    package var cross: String { sign("✗", else: "x") }
    package var bullet: String { sign("•", else: "*") }
    package var dot: String { sign("·", else: "-") }
    package var arrow: String { sign("→", else: "->") }

    /// A line across.
    package func rule(_ width: Int) -> String { self(String(repeating: sign("─", else: "-"), count: width), .dim) }
}
