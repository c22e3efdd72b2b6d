/// Reads one `yaml part` block; a part is returned only when nothing was wrong with the block.
struct PartParser {
    let folder: LessonFolder
    let prose: NestedProse
    let log: DiagnosticLog

    func parse(_ block: YAMLBlock) -> PartSpec? {
        let before = log.diagnostics.count
        guard let root = block.root(log: log) else { return nil }
        let value = SpecValue(node: root, block: block, log: log, name: "")
        // The kind says which keys there may be, so it is looked at before all others.
        guard let kind = kind(of: value), let keys = value.mapping(keys: kind.keys) else { return nil }
        let title =
            kind == .question
            ? keys["title"]?.words() ?? "Before you go on"
            : keys.required("title", example: kind.exampleTitle)?.words() ?? ""
        let choices = words(keys["choices"])
        let spec = PartSpec(
            kind: kind, title: title, say: blocks(keys["say"]), ask: ask(keys, of: kind),
            answer: answer(keys, of: kind),
            choices: choices, right: right(keys, among: choices), review: review(keys),
            pictures: pictures(keys, of: kind),
            network: network(keys, of: kind), layers: words(keys["layers"]), methods: words(keys["methods"]),
            classes: words(keys["classes"]), location: block.opening)
        return log.diagnostics.count == before ? spec : nil
    }

    private func kind(of value: SpecValue) -> PartSpec.Kind? {
        guard let mapping = value.node.mapping else {
            _ = value.mapping(keys: [])
            return nil
        }
        guard let node = mapping["kind"] else {
            value.report("This block needs the key \"kind\".", remedy: "Add kind: receptive-field")
            return nil
        }
        return SpecValue(node: node, block: value.block, log: log, name: "kind")
            .choice(of: PartSpec.Kind.self, called: "kind of part")
    }

    private func words(_ value: SpecValue?) -> [String] { (value?.elements() ?? []).compactMap { $0.words() } }

    private func blocks(_ value: SpecValue?) -> [Block] { value.map(prose.blocks) ?? [] }

    private func ask(_ keys: MappingReader, of kind: PartSpec.Kind) -> [Block] {
        let example = "\"Which pixels lie under the triangle?\""
        return blocks(kind == .question ? keys.required("ask", example: example) : keys["ask"])
    }

    private func answer(_ keys: MappingReader, of kind: PartSpec.Kind) -> [Block] {
        kind == .question ? blocks(keys.required("answer", example: "\"Pixels 0 to 3; pixel 1 counts most.\"")) : []
    }

    private func right(_ keys: MappingReader, among choices: [String]) -> Int? {
        guard let value = keys["right"], let text = value.words() else { return nil }
        if let index = choices.firstIndex(of: text) { return index }
        value.report(
            "\"\(text)\" is not one of the choices.",
            remedy: Spelling.remedy(for: text, among: choices, listing: "choices"))
        return nil
    }

    /// What is asked again has to know which of its choices is right.
    private func review(_ keys: MappingReader) -> String? {
        guard let value = keys["review"], let id = value.identifier() else { return nil }
        guard keys["choices"] != nil, keys["right"] != nil else {
            value.report(
                "A question that is asked again has to know its right answer.", remedy: "Give it choices and right.")
            return nil
        }
        return id
    }

    private func network(_ keys: MappingReader, of kind: PartSpec.Kind) -> String? {
        guard kind != .question, let value = keys.required("network", example: "toybox-resnet18"),
            let name = value.words()
        else { return nil }
        if let problem = folder.problem(ofModel: name) { value.report(problem.message, remedy: problem.remedy) }
        return name
    }

    private func pictures(_ keys: MappingReader, of kind: PartSpec.Kind) -> [PartSpec.Scene] {
        guard kind != .question else { return [] }
        guard let value = keys.required("pictures", example: "[pictures/mug.png]"), let elements = value.elements()
        else { return [] }
        if elements.isEmpty {
            value.report("\"pictures\" is an empty list.", remedy: "Name a picture, like pictures/mug.png.")
        }
        return elements.compactMap(scene)
    }

    /// A picture by its path alone, or with what is known about it.
    private func scene(_ value: SpecValue) -> PartSpec.Scene? {
        guard value.node.mapping != nil else {
            return value.words().flatMap { path in
                folder.check(path, named: value) ? PartSpec.Scene(file: path, title: Self.title(of: path)) : nil
            }
        }
        guard let keys = value.mapping(keys: ["file", "title", "truth", "mask"]),
            let file = keys.required("file", example: "pictures/mug.png"), let path = file.words(),
            folder.check(path, named: file)
        else { return nil }
        let mask = keys["mask"].flatMap { value in value.words().flatMap { folder.check($0, named: value) ? $0 : nil } }
        return PartSpec.Scene(
            file: path, title: keys["title"]?.words() ?? Self.title(of: path), truth: keys["truth"]?.words(), mask: mask
        )
    }

    /// The name of a picture without folder and ending, hyphens as spaces.
    private static func title(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return String(name.prefix { $0 != "." }).replacing("-", with: " ")
    }
}

extension PartSpec.Kind {
    /// The keys that a part of this kind may have.
    var keys: [String] {
        let shown = ["kind", "title", "say", "pictures", "network"]
        return switch self {
        case .question: ["kind", "title", "ask", "answer", "choices", "right", "review"]
        case .receptiveField: shown + ["layers"]
        case .convolution: shown
        case .weightedSum: shown + ["layers", "classes", "ask"]
        case .overlay: shown + ["layers", "methods", "classes", "ask"]
        case .classes: shown + ["layers", "classes", "ask"]
        case .deletion: shown + ["layers", "classes"]
        }
    }

    fileprivate var exampleTitle: String {
        switch self {
        case .question, .receptiveField: "What a cell sees"
        case .convolution: "One number of conv1"
        case .weightedSum: "Add the maps up yourself"
        case .overlay: "The map over the picture"
        case .classes: "Ask about another class"
        case .deletion: "Take away what matters"
        }
    }
}
