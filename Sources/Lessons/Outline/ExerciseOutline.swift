import Yams

/// What can be told of an exercise from its block alone: its names, its files, and what a pass depends on.
public struct ExerciseOutline: Sendable, Hashable {
    /// Its name.
    public let id: String
    /// Names that it had before.
    public let aliases: [String]
    /// Its title; its id where it has none.
    public let title: String
    /// The files that the learner edits, relative to the lesson's folder.
    public let edit: [String]
    /// What it asks for, in one form however it is written: what is given, the cases, and how each output is compared.
    public let task: String
    /// The folder of its check, relative to the lesson's folder.
    public let check: String
    /// The files that its outputs are compared with, relative to the lesson's folder.
    public let references: [String]
    /// The files that its cases are given, relative to the lesson's folder.
    public let inputs: [String]
    /// The networks that its cases are given: folders below `Models`.
    public let networks: [String]

    /// Reads a block; nil when it is no YAML, or has no id or no file to edit.
    init?(yaml: String) {
        guard let root = try? compose(yaml: yaml)?.mapping, let id = root["id"]?.scalar?.string else { return nil }
        let edit = Self.texts(root["edit"])
        guard !edit.isEmpty else { return nil }
        self.id = id
        self.edit = edit
        aliases = Self.texts(root["aliases"])
        title = root["title"]?.scalar?.string ?? id
        check = "Check/\(root["target"]?.scalar?.string ?? "")Check"
        let outputs = root["outputs"]?.sequence.map(Array.init) ?? []
        let cases = root["cases"]?.sequence.map(Array.init) ?? []
        let names = cases.compactMap { $0.scalar?.string ?? $0.mapping?["id"]?.scalar?.string }
        func filled(_ text: String) -> [String] {
            (names.isEmpty ? [CaseSpec.mainID] : names).map { Placeholder.fill(text, case: $0) }
        }
        let compared = outputs.compactMap { $0.mapping?["reference"]?.scalar?.string }
        references = Set(compared.map { String($0.prefix { $0 != "#" }) }.flatMap(filled)).sorted()
        var (files, models): (Set<String>, Set<String>) = ([], [])
        let given = Self.given(root["given"])
        let all =
            cases.isEmpty
            ? [(name: CaseSpec.mainID, given: given)]
            : zip(names, cases).map { name, node in
                (name: name, given: given.merging(Self.given(node.mapping?["given"])) { $1 })
            }
        for (name, given) in all {
            for (key, text) in given {
                let text = Placeholder.fill(text, case: name)
                switch GivenKind(key: key, value: .text(text)) {
                case .file: files.insert(GivenKind.path(in: text))
                case .model: models.insert(text)
                case .value: break
                }
            }
        }
        (inputs, networks) = (files.sorted(), models.sorted())
        let asked = ["target", "given", "cases"].map { "\($0): \(root[$0].map { Self.plain($0) } ?? "")" }
        // How an output is drawn, and in which file the right answer lies, change nothing about what is right.
        let graded = outputs.map { Self.plain($0, leavingOut: ["view", "reference"]) }
        task = (asked + graded).joined(separator: "\n")
    }

    /// Whether this is the exercise of an id, by its present name or one that it had before.
    public func isCalled(_ name: String) -> Bool { id == name || aliases.contains(name) }

    /// What a mapping gives as text, by its keys.
    private static func given(_ node: Node?) -> [String: String] {
        let pairs = node?.mapping?.compactMap { key, value -> (String, String)? in
            guard let key = key.scalar?.string, let text = value.scalar?.string else { return nil }
            return (key, text)
        }
        return Dictionary(pairs ?? [], uniquingKeysWith: { $1 })
    }

    private static func texts(_ node: Node?) -> [String] {
        node?.sequence?.compactMap { $0.scalar?.string } ?? node?.scalar.map { [$0.string] } ?? []
    }

    /// A value in one form: keys in order, no matter how it was laid out.
    private static func plain(_ node: Node, leavingOut unwanted: Set<String> = []) -> String {
        if let mapping = node.mapping {
            let entries = mapping.compactMap { key, value -> String? in
                let name = key.scalar?.string ?? ""
                return unwanted.contains(name) ? nil : "\(name): \(plain(value))"
            }
            return "{\(entries.sorted().joined(separator: ", "))}"
        }
        if let sequence = node.sequence { return "[\(sequence.map { plain($0) }.joined(separator: ", "))]" }
        return node.scalar?.string ?? ""
    }
}
