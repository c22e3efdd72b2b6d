/// A solution from which a line or two are taken out, for somebody to write again.
public struct SolutionGap: Sendable, Hashable {
    /// The lines above the gap.
    public let before: [DerivedSource.Line]
    /// What was taken out.
    public let missing: [DerivedSource.Line]
    /// The lines below the gap.
    public let after: [DerivedSource.Line]

    /// Takes lines out of a solution.
    ///
    /// - Parameters:
    ///   - lines: one after the other, white space at their ends aside.
    ///   - solution: the file without marks.
    /// - Returns: nil unless they stand there exactly once.
    public init?(of lines: [String], in solution: DerivedSource) {
        let places = Self.places(of: lines, in: solution)
        guard places.count == 1, let place = places.first else { return nil }
        before = Array(solution.lines[..<place])
        missing = Array(solution.lines[place..<place + lines.count])
        after = Array(solution.lines[(place + lines.count)...])
    }

    /// Where some lines stand in a solution: the index of the first of them, each time.
    static func places(of lines: [String], in solution: DerivedSource) -> [Int] {
        let wanted = lines.map { $0.trimmed() }
        guard !wanted.isEmpty, solution.lines.count >= wanted.count else { return [] }
        let texts = solution.lines.map { $0.text.trimmed() }
        return (0...texts.count - wanted.count).filter { Array(texts[$0..<$0 + wanted.count]) == wanted }
    }

    /// What was taken out, as it is typed: without indentation.
    public var lines: [String] { missing.map { $0.text.trimmed() } }

    /// How far the gap is indented.
    public var indentation: String { String((missing.first?.text ?? "").prefix { $0 == " " || $0 == "\t" }) }

    /// The file with other lines in the gap, as far to the right as what was taken out.
    public func filled(with lines: [String]) -> DerivedSource {
        let filling = lines.enumerated().map { index, line in
            let old = missing[min(index, missing.count - 1)]
            return DerivedSource.Line(text: indentation + line.trimmed(), origin: old.origin, shift: old.shift)
        }
        return DerivedSource(before + filling + after)
    }
}
