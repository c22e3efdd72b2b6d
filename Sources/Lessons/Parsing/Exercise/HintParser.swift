/// Reads `hints`: a text, or a text with the outputs or the stage that it helps with.
struct HintParser {
    let outputs: [OutputSpec]

    static let keys = ["for", "stage", "say"]

    func parse(_ value: SpecValue?) -> [HintSpec] { (value?.elements() ?? []).compactMap(one) }

    private func one(_ value: SpecValue) -> HintSpec? {
        guard value.node.mapping != nil else { return value.words().map { HintSpec($0) } }
        guard let keys = value.mapping(keys: Self.keys) else { return nil }
        let say = keys.required("say", example: "\"What removes negative evidence?\"")?.words()
        let names: [String]?
        switch (keys["for"], keys["stage"]) {
        case (let listed?, nil): names = self.names(listed)
        case (nil, let stage?): names = self.names(ofStage: stage)
        case (nil, nil):
            keys.log.report(
                keys.location, "The hint does not say what it is for.",
                remedy: "Add for: [\(outputs.first?.name ?? "heatmap")], or write the text alone, without a mapping.")
            return nil
        case (_?, _?):
            keys.log.report(
                keys.place(of: "stage"), "A hint is either for outputs or for a stage.", remedy: "Remove one of them.")
            return nil
        }
        guard let say, let names else { return nil }
        return HintSpec(say, outputs: names)
    }

    /// One name, or a list of them.
    private func names(_ value: SpecValue) -> [String]? {
        guard value.node.sequence != nil else { return value.output(of: outputs).map { [$0.name] } }
        guard let elements = value.elements() else { return nil }
        if elements.isEmpty {
            value.report(
                "\"for\" names no output.", remedy: "Name one, or write the text alone, without a mapping.")
            return nil
        }
        var names: [String] = []
        for element in elements {
            guard let name = element.output(of: outputs)?.name else { return nil }
            guard !names.contains(name) else {
                element.report("\"\(name)\" is here twice.", remedy: "Keep one of them.")
                return nil
            }
            names.append(name)
        }
        return names
    }

    /// All outputs of a stage.
    private func names(ofStage value: SpecValue) -> [String]? {
        guard let stage = value.integer() else { return nil }
        let names = outputs.filter { $0.stage == stage }.map(\.name)
        if !names.isEmpty { return names }
        // Broken outputs are reported where they stand.
        if !outputs.isEmpty {
            let stages = Set(outputs.compactMap(\.stage)).sorted().map(String.init)
            value.report(
                "No output has the stage \(stage).",
                remedy: stages.isEmpty
                    ? "Give outputs a stage, or name them: for: [\(outputs[0].name)]."
                    : "The stages are \(Spelling.list(stages)).")
        }
        return nil
    }
}

extension SpecValue {
    /// One of the exercise's outputs, by its name.
    func output(of outputs: [OutputSpec]) -> OutputSpec? {
        guard let name = text() else { return nil }
        if let output = outputs.first(where: { $0.name == name }) { return output }
        // Broken outputs are reported where they stand; what they would have been called is unknown here.
        if !outputs.isEmpty {
            report(
                "There is no output \"\(name)\".",
                remedy: Spelling.remedy(for: name, among: outputs.map(\.name), listing: "outputs"))
        }
        return nil
    }
}
