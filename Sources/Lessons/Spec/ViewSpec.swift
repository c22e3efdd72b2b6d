/// How an output is drawn for the learner.
public struct ViewSpec: Sendable, Hashable {
    /// The kinds of picture.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A map in a heat palette, 0 cold and its maximum hot: `[..., y, x]`.
        case heat
        /// A map with positive and negative values, 0 neutral: `[..., y, x]`.
        case signed
        /// A map in gray from its minimum to its maximum: `[..., y, x]`.
        case gray
        /// A picture in color: `[y, x, 3]` of `u8`, or `[3, y, x]` of floats.
        case picture
        /// A contact sheet, one tile a channel: maps `[..., c, y, x]`, or pictures `[..., tile, y, x, color]`.
        case tiles
        /// Bars, one a value: `[..., n]`.
        case bars
        /// Nothing is drawn.
        case none
    }

    /// What is drawn.
    public let kind: Kind
    /// A picture to lay a map over, relative to the lesson's folder, `{case}` not yet replaced.
    public let over: String?
    /// Tiles in a row of a contact sheet that shows all of them; without it, those that differ the most are shown.
    public let columns: Int?

    /// How to draw an output; by default not at all.
    ///
    /// - Parameters:
    ///   - over: the picture below a heat map, relative to the lesson's folder; `{case}` stands for the case.
    ///   - columns: how many tiles stand in a row of the sheet of all tiles; nil for no such sheet.
    public init(_ kind: Kind = .none, over: String? = nil, columns: Int? = nil) {
        self.kind = kind
        self.over = over
        self.columns = columns
    }

    /// The picture that a map of one case is laid over.
    public func over(for caseID: String) -> String? { over.map { Placeholder.fill($0, case: caseID) } }
}
