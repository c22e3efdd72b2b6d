import Yams

/// One value of a spec, with its place in the lesson file and the log that its mistakes go to.
struct SpecValue {
    let node: Node
    let block: YAMLBlock
    let log: DiagnosticLog
    /// The key that it belongs to, for messages.
    let name: String

    var location: SourceLocation { block.location(of: node) }

    func report(_ message: String, remedy: String) { log.report(location, message, remedy: remedy) }

    /// The text of a scalar, quoted or not; a mapping, list or empty value is reported.
    func text() -> String? {
        guard let scalar = node.scalar, !isNull else { return wrongType("text") }
        // In quotes it can be written as an escape, which the reading of the file does not see.
        if let control = ControlCharacters.first(in: scalar.string) {
            report("\"\(name)\" has a control character, \(control.name).", remedy: "Take it out.")
            return nil
        }
        return scalar.string
    }

    /// Text that is not blank.
    func words() -> String? {
        guard let text = text() else { return nil }
        guard text.contains(where: { !$0.isWhitespace }) else {
            report("\"\(name)\" is blank.", remedy: "Write it, or remove the key.")
            return nil
        }
        return text
    }

    func integer() -> Int? {
        guard let scalar = node.scalar, isPlain, let value = Int(scalar.string) else {
            return wrongType("a whole number")
        }
        return value
    }

    func number() -> Double? {
        guard let scalar = node.scalar, isPlain, let value = Double(scalar.string), value.isFinite else {
            return wrongType("a number")
        }
        return value
    }

    func flag() -> Bool? {
        guard let scalar = node.scalar, isPlain, let value = Bool(scalar.string) else {
            return wrongType("true or false")
        }
        return value
    }

    func elements() -> [SpecValue]? {
        guard let sequence = node.sequence else { return wrongType("a list") }
        return sequence.enumerated().map { index, node in
            SpecValue(node: node, block: block, log: log, name: "\(name)[\(index)]")
        }
    }

    func mapping(keys: [String]) -> MappingReader? {
        guard let mapping = node.mapping else { return wrongType("a mapping of keys to values") }
        return MappingReader(mapping, of: self, keys: keys)
    }

    /// One of a closed set of names.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(of type: Choice.Type, called noun: String) -> Choice? {
        guard let text = text() else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        report(
            "There is no \(noun) \"\(text)\".",
            remedy: Spelling.remedy(for: text, among: Choice.allCases.map(\.rawValue), listing: "\(noun)s"))
        return nil
    }

    var isNull: Bool {
        guard let scalar = node.scalar, isPlain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private var isPlain: Bool { node.scalar.map { $0.style == .plain || $0.style == .any } ?? false }

    /// What the value is, in words.
    private var kind: String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        case .scalar(let scalar): isNull ? "empty" : isPlain ? "\"\(scalar.string)\"" : "the text \"\(scalar.string)\""
        }
    }

    private func wrongType<Value>(_ wanted: String) -> Value? {
        report("\"\(name)\" has to be \(wanted), and is \(kind).", remedy: "Write \(wanted).")
        return nil
    }
}
