/// A file that was made from a marked solution, and where each of its lines comes from.
public struct DerivedSource: Sendable, Hashable {
    /// One line of it.
    public struct Line: Sendable, Hashable {
        /// The line without its end.
        public var text: String
        /// The number of the line in the solution, from 1.
        public var origin: Int
        /// How much further right it stands there.
        public var shift: Int
    }

    /// Its lines; a file that ends with a line break ends with an empty one.
    public let lines: [Line]

    /// What is written to the disk.
    public var text: String { lines.map(\.text).joined(separator: "\n") }

    /// The place in the solution that a place in this file comes from, both counted from 1.
    public func origin(line: Int, column: Int) -> (line: Int, column: Int) {
        guard lines.indices.contains(line - 1) else { return (line, column) }
        return (lines[line - 1].origin, column + lines[line - 1].shift)
    }

    /// A file of these very lines.
    init(_ lines: [Line]) { self.lines = lines }

    /// Where a region vanished, one of two blank lines goes with it, and none is left at the end.
    init(_ kept: [Line], gaps: Set<Int>) {
        var lines: [Line] = []
        for (index, line) in kept.enumerated() {
            let followsGap = gaps.contains(index)
            let isLast = index == kept.count - 1
            if followsGap, line.text.isEmpty, lines.last?.text.isEmpty ?? true {
                if isLast { break }
                continue
            }
            lines.append(line)
        }
        self.lines = lines
    }
}
