/// A run of prose.
public indirect enum Inline: Sendable, Hashable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    /// Text that no longer holds, between `~~`.
    case strikethrough([Inline])
    /// The box of a task, ticked or empty.
    case checkbox(Bool)
    case code(String)
    /// A formula in TeX, written between single dollar signs.
    case formula(String)
    case link([Inline], destination: String, title: String?)
    case image(alt: String, source: String, title: String?)
    /// A line end in the source that means a space.
    case softBreak
    /// A line end that is meant.
    case lineBreak
}

extension [Inline] {
    /// The bare words.
    public var plainText: String {
        map { inline in
            switch inline {
            case .text(let text), .code(let text), .formula(let text): text
            case .emphasis(let children), .strong(let children), .strikethrough(let children),
                .link(let children, _, _):
                children.plainText
            case .checkbox(let isTicked): isTicked ? "[x]" : "[ ]"
            case .image(let alt, _, _): alt
            case .softBreak: " "
            case .lineBreak: "\n"
            }
        }.joined()
    }
}
