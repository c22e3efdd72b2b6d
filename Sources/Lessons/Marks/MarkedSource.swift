/// A solution's file with marks in it: the one source of the starter, of the solution as it is shown, and of mistakes.
///
/// ```swift
/// public func heat(_ map: Tensor) -> Tensor {
///     // BEGIN SOLUTION: Remove the negative evidence.
///     relu(map)
///     // MISTAKE no-relu: map
///     // END SOLUTION
/// }
/// ```
///
/// The starter has `yourTurn("Remove the negative evidence.")` in the region's place, or nothing where no task is given; the
/// solution has neither marks nor what is marked as the starter's alone.
public struct MarkedSource: Sendable {
    /// A mistake that a line is marked with.
    public struct MistakeMark: Sendable, Hashable {
        /// The mistake's id.
        public var id: String
        /// Where the mark stands.
        public var location: SourceLocation
    }

    /// What is wrong with the marks.
    public let diagnostics: [Diagnostic]
    /// Each mark of a mistake, in reading order.
    public let mistakes: [MistakeMark]
    private let lines: [MarkedLine]

    /// What one line of the file is.
    private struct MarkedLine: Sendable {
        var text: String
        var number: Int
        var mark: SourceMark?
        /// The region that it lies in, marks included.
        var region: SourceMark.Region?
        /// What takes its place, by mistake.
        var instead: [String: [DerivedSource.Line]] = [:]

        /// The line as it is.
        var plain: DerivedSource.Line { DerivedSource.Line(text: text, origin: number, shift: 0) }
    }

    /// Reads a file; line ends of all kinds are read alike, and what is made of it has LF.
    ///
    /// - Parameter file: its name in diagnostics.
    public init(_ text: String, file: String) {
        var reader = Reader(file: file)
        let bare = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        for (index, line) in LineEnds.unified(bare).split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            reader.read(line, number: index + 1)
        }
        reader.finish()
        lines = reader.lines
        mistakes = reader.mistakes
        diagnostics = reader.diagnostics
    }

    /// What a learner begins with.
    public var starter: DerivedSource {
        derived { line in
            switch (line.mark, line.region) {
            case (.begin(.solution, let task?), _): [Self.yourTurn(task, insteadOf: line)]
            case (nil, nil), (nil, .starter): [line.plain]
            default: []
            }
        }
    }

    /// The solution without marks.
    public var solution: DerivedSource {
        derived { $0.mark == nil && $0.region != .starter ? [$0.plain] : [] }
    }

    /// The solution with one mistake in it; the solution itself where no line is marked with it.
    public func mistake(_ id: String) -> DerivedSource {
        derived { line in
            guard line.mark == nil, line.region != .starter else { return [] }
            return line.instead[id] ?? [line.plain]
        }
    }

    private func derived(_ keep: (MarkedLine) -> [DerivedSource.Line]) -> DerivedSource {
        var kept: [DerivedSource.Line] = []
        var gaps: Set<Int> = []
        for line in lines {
            let of = keep(line)
            if of.isEmpty { gaps.insert(kept.count) }
            kept += of
        }
        return DerivedSource(kept, gaps: gaps)
    }

    private static func yourTurn(_ task: String, insteadOf line: MarkedLine) -> DerivedSource.Line {
        let literal = task.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return DerivedSource.Line(
            text: "\(line.text.prefix { $0 == " " || $0 == "\t" })yourTurn(\"\(literal)\")", origin: line.number,
            shift: 0)
    }

    /// Goes through the lines and remembers which region is open.
    private struct Reader {
        let file: String
        var lines: [MarkedLine] = []
        var mistakes: [MistakeMark] = []
        var diagnostics: [Diagnostic] = []
        private var open: (region: SourceMark.Region, location: SourceLocation)?
        /// Whether a mark before could not be read: what is open now is not known.
        private var hasLostTrack = false
        /// The last line that a mistake can stand for.
        private var above: Int?

        init(file: String) { self.file = file }

        mutating func read(_ text: Substring, number: Int) {
            let indentation = text.prefix { $0 == " " || $0 == "\t" }.count
            let place = SourceLocation(file: file, line: number, column: indentation + 1)
            var line = MarkedLine(text: String(text), number: number, region: open?.region)
            if let control = ControlCharacters.first(in: text) {
                diagnostics.append(
                    Diagnostic(
                        SourceLocation(file: file, line: number, column: control.offset + 1),
                        "There is a control character, \(control.name).",
                        remedy: "Take it out; in a string of Swift write it as an escape."))
            }
            do throws(SourceMark.Fault) {
                line.mark = try SourceMark(text.dropFirst(indentation))
            } catch {
                diagnostics.append(Diagnostic(place, error.message, remedy: error.remedy))
                hasLostTrack = true
            }
            switch line.mark {
            case .begin(let region, _): begin(region, at: place)
            case .end(let region): end(region, at: place)
            case .mistake(let id, let code): mistake(id, code, line, indentation: indentation, at: place)
            case nil: above = open?.region == .starter || text.isEmpty ? above : lines.count
            }
            lines.append(line)
        }

        mutating func finish() {
            guard let open, !hasLostTrack else { return }
            diagnostics.append(
                Diagnostic(
                    open.location, "The region is never ended.",
                    remedy: "Write // END \(open.region.rawValue) where it ends."))
        }

        private mutating func begin(_ region: SourceMark.Region, at place: SourceLocation) {
            if let open, !hasLostTrack {
                diagnostics.append(
                    Diagnostic(
                        place, "A region cannot begin inside of the one that begins in line \(open.location.line).",
                        remedy: "Write // END \(open.region.rawValue) above."))
            }
            open = (region, place)
            above = nil
        }

        private mutating func end(_ region: SourceMark.Region, at place: SourceLocation) {
            if open?.region != region, !hasLostTrack {
                diagnostics.append(
                    Diagnostic(
                        place, "No region \(region.rawValue) is open here.",
                        remedy: open.map { "Write // END \($0.region.rawValue)." }
                            ?? "Write // BEGIN \(region.rawValue) above, or take this line out."))
            }
            open = nil
            above = nil
            hasLostTrack = false
        }

        private mutating func mistake(
            _ id: String, _ code: String, _ line: MarkedLine, indentation: Int, at place: SourceLocation
        ) {
            guard let above else {
                diagnostics.append(
                    Diagnostic(
                        place, "There is no line above for the mistake \"\(id)\" to change.",
                        remedy: "Write it below the line that the mistake changes."))
                return
            }
            mistakes.append(MistakeMark(id: id, location: place))
            let written =
                code.isEmpty
                ? []
                : [
                    DerivedSource.Line(
                        text: line.text.prefix(indentation) + code, origin: line.number,
                        shift: line.text.count - indentation - code.count)
                ]
            lines[above].instead[id, default: []] += written
        }
    }
}
