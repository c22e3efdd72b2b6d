import Yams

/// A stretch of YAML inside a lesson file, which knows where its lines are in that file.
struct YAMLBlock {
    let file: String
    /// The YAML alone.
    let text: String
    /// The line of the lesson file that the YAML's first line is.
    let firstLine: Int
    /// How many characters of each line of the file precede the YAML's line.
    let indentations: [Int]
    /// Where to point when the YAML is empty.
    let opening: SourceLocation

    /// The place in the lesson file of a place in the YAML; both count from 1.
    func location(line: Int, column: Int) -> SourceLocation {
        let indentation = indentations.indices.contains(line - 1) ? indentations[line - 1] : 0
        return SourceLocation(file: file, line: firstLine + line - 1, column: column + indentation)
    }

    func location(of node: Node) -> SourceLocation {
        node.mark.map { location(line: $0.line, column: $0.column) } ?? opening
    }

    /// The root of the YAML, or nil after reporting why there is none.
    func root(log: DiagnosticLog) -> Node? {
        var restoring = DuplicateKeys()
        var text = text
        while true {
            do {
                guard let root = try compose(yaml: text, .basic) else {
                    log.report(opening, "The block is empty.", remedy: "Write its keys, or remove the block.")
                    return nil
                }
                return restoring.restored(root)
            } catch YamlError.duplicatedKeysInMapping(let keys, _) {
                // Yams stops at the first mapping with a key twice and does not say where. Made unlike each other, the
                // keys come through, and `MappingReader` reports each at its own place.
                guard let distinct = restoring.distinguish(keys, in: text) else {
                    log.report(
                        opening, "The block has the key \(Spelling.list(keys.map { "\"\($0)\"" })) twice.",
                        remedy: "Keep one of them.")
                    return nil
                }
                text = distinct
            } catch {
                report(error, log: log)
                return nil
            }
        }
    }

    private func report(_ error: any Error, log: DiagnosticLog) {
        func malformed(_ problem: String, at place: SourceLocation) {
            log.report(
                place, "The YAML is malformed: \(problem).",
                remedy: "Check indentation, quotes, brackets and colons here and in the line before.")
        }
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            malformed(problem, at: location(line: mark.line, column: mark.column))
        case YamlError.reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let line = before.count(where: { $0 == "\n" }) + 1
            let column = before.reversed().prefix { $0 != "\n" }.count + 1
            malformed(problem, at: location(line: line, column: column))
        default:
            malformed("\(error)", at: opening)
        }
    }
}
