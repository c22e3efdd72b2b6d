/// A formula in TeX, read: its parts, and what is wrong with it.
///
/// What is known of TeX is what lessons need: fractions, roots, indices and exponents, accents, matrices, cases, aligned rows,
/// and the signs and functions of `FormulaSymbols`.
public struct Formula: Sendable, Hashable {
    /// The rows, as `\\` separates them; one, for most.
    public let rows: [[FormulaPart]]
    /// The first thing that is wrong; what could be read is in `rows` all the same.
    public let fault: Fault?

    /// What is wrong with a formula, and where.
    public struct Fault: Error, Sendable, Hashable {
        /// The place in the TeX, in characters from its start.
        public let offset: Int
        /// What is wrong, as a sentence.
        public let message: String
        /// What to do about it, as a sentence.
        public let remedy: String
    }

    /// Reads a formula; nothing is thrown, what is wrong with it is in `fault`.
    public init(_ tex: String) {
        var reader = FormulaReader(tex)
        rows = reader.rows()
        fault = reader.fault
    }
}

/// A part of a formula.
public indirect enum FormulaPart: Sendable, Hashable {
    /// Characters that stand for themselves.
    case text(String)
    /// A sign or a function by the name that TeX has for it, without the backslash.
    case sign(String)
    /// What stands together: between braces, or in letters of another kind.
    case group([FormulaPart])
    case fraction([FormulaPart], [FormulaPart])
    case root([FormulaPart])
    case superscript([FormulaPart])
    case `subscript`([FormulaPart])
    /// Something with a mark above it, by the mark's name: `hat`.
    case accent(String, [FormulaPart])
    /// Rows of cells.
    case array(Frame, [[[FormulaPart]]])

    /// What stands around an array.
    public enum Frame: Sendable, Hashable {
        case none, parentheses, brackets, braces, bars, doubleBars
        /// A brace at the left alone, a case in each row.
        case cases
        /// Rows that are aligned at a sign: the cells follow each other without a space.
        case aligned
    }
}
