/// A run of prose.
public indirect enum Inline: Sendable, Hashable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case code(String)
    /// A formula in TeX, written between single dollar signs.
    case formula(String)
    case link([Inline], destination: String, title: String?)
    case image(alt: String, source: String, title: String?)
    /// A line end in the source that means a space.
    case softBreak
    /// A line end that is meant.
    case lineBreak
    /// HTML, as it stands.
    case html(String)
}

extension [Inline] {
    /// The bare words.
    public var plainText: String {
        map { inline in
            switch inline {
            case .text(let text), .code(let text), .formula(let text): text
            case .emphasis(let children), .strong(let children), .link(let children, _, _): children.plainText
            case .image(let alt, _, _): alt
            case .softBreak: " "
            case .lineBreak: "\n"
            case .html: ""
            }
        }.joined()
    }
}
