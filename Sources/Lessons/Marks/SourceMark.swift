/// A comment in a solution that says what the line or the region is for.
///
/// A mark stands in a line of its own and begins with one of three words in capitals, so that no sentence is taken for one.
enum SourceMark: Sendable, Equatable {
    /// `// BEGIN SOLUTION: task`, or without a task.
    case begin(Region, task: String?)
    /// `// END SOLUTION`
    case end(Region)
    /// `// MISTAKE no-relu: code`: in the mistake `no-relu` the code stands in the place of the line above.
    case mistake(id: String, code: String)

    enum Region: String, Sendable, CaseIterable {
        /// What the learner writes: not in the starter.
        case solution = "SOLUTION"
        /// What only the starter has: not in the solution.
        case starter = "STARTER"
    }

    /// What is wrong with a line that was meant to be a mark.
    struct Fault: Error, Equatable {
        /// From the start of the comment, in characters.
        var offset = 0
        var message: String
        var remedy: String
    }

    private static let words = ["BEGIN", "END", "MISTAKE"]

    /// Reads a line without its indentation; nil when it is no mark.
    init?(_ line: Substring) throws(Fault) {
        guard line.hasPrefix("//") else { return nil }
        let comment = line.dropFirst(2).drop { $0 == " " }
        let word = String(comment.prefix { !$0.isWhitespace && $0 != ":" })
        let rest = comment.dropFirst(word.count).drop { $0 == " " }
        if word == "BEGIN" || word == "END", !Self.isMeantAsRegion(rest) { return nil }
        switch word {
        case "BEGIN":
            let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let region = try Self.region(parts.first ?? "", after: word)
            let task = parts.count > 1 ? parts[1].trimmed : ""
            guard task.isEmpty || region == .solution else {
                throw Fault(
                    message: "What only the starter has needs no task.",
                    remedy: "Write // BEGIN STARTER and nothing more.")
            }
            self = .begin(region, task: task.isEmpty ? nil : task)
        case "END":
            self = .end(try Self.region(rest, after: word))
        case "MISTAKE":
            guard let colon = rest.firstIndex(of: ":"), rest.startIndex < colon, !rest[..<colon].contains(" ") else {
                throw Fault(
                    message: "The mistake has no name.",
                    remedy:
                        "Write // MISTAKE no-relu: and then the line that the mistake has instead of the line above.")
            }
            let code = rest[rest.index(after: colon)...]
            self = .mistake(id: String(rest[..<colon]), code: String(code.hasPrefix(" ") ? code.dropFirst() : code))
        default:
            guard word.count > 2, word == word.uppercased(), let meant = Spelling.nearest(to: word, among: Self.words),
                meant == "MISTAKE" || Self.isMeantAsRegion(rest)
            else { return nil }
            throw Fault(message: "There is no mark \"\(word)\".", remedy: "Did you mean \"\(meant)\"?")
        }
    }

    /// A word in capitals, or nearly the name of a region; what else may follow `BEGIN` is prose.
    private static func isMeantAsRegion(_ rest: Substring) -> Bool {
        let name = String(rest.prefix { $0.isLetter })
        let names = Region.allCases.map(\.rawValue)
        return name == name.uppercased() || Spelling.nearest(to: name, among: names) != nil
    }

    private static func region(_ name: Substring, after word: String) throws(Fault) -> Region {
        let name = name.trimmed
        if let region = Region(rawValue: name) { return region }
        throw Fault(
            message: "There is no region \"\(name)\".",
            remedy: Spelling.nearest(to: name, among: Region.allCases.map(\.rawValue)).map { "Did you mean \"\($0)\"?" }
                ?? "Write // \(word) SOLUTION or // \(word) STARTER; a task follows a colon.")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
