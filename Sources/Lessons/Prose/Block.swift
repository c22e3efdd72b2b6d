/// A block of a lesson's prose, in the order of the file.
public indirect enum Block: Sendable, Hashable {
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    /// A list; `start` is the first number of an ordered one, nil for bullets.
    case list(start: Int?, tight: Bool, items: [[Block]])
    /// Code with its language, empty when none is named.
    case code(language: String, String)
    /// A formula in TeX, written as a fenced `math` block or between `$$` lines.
    case formula(String)
    /// A picture that stands alone.
    case image(alt: String, source: String, title: String?)
    case quote([Block])
    case table(Table)
    case rule
    /// The place of an exercise, by its id.
    case exercise(String)
    /// Something to touch on the lesson's page; a question also stands in the terminal.
    case part(PartSpec)
}

/// A table of a lesson's prose.
public struct Table: Sendable, Hashable {
    /// How a column is set.
    public enum Alignment: Sendable, Hashable {
        case natural, left, center, right
    }

    /// The alignment of each column.
    public let alignments: [Alignment]
    /// The head of each column.
    public let header: [[Inline]]
    /// The rows, cell by cell.
    public let rows: [[[Inline]]]

    /// A table of cells that are read already.
    ///
    /// - Parameter rows: each with as many cells as the header has.
    public init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}
