/// Reads one `yaml exercise` block.
///
/// Reading goes on after a mistake; a spec is returned only when nothing was wrong with the block.
struct ExerciseParser {
    let folder: LessonFolder
    let log: DiagnosticLog

    static let keys = [
        "id", "aliases", "title", "target", "edit", "given", "outputs", "cases", "limits", "hints", "mistakes",
    ]

    func parse(_ block: YAMLBlock) -> ParsedExercise? {
        let before = log.diagnostics.count
        guard let root = block.root(log: log),
            let keys = SpecValue(node: root, block: block, log: log, name: "").mapping(keys: Self.keys)
        else { return nil }

        let declared = CaseParser(log: log).parse(keys["cases"])
        let cases = declared.isEmpty ? [CaseSpec(id: CaseSpec.mainID, location: keys.location)] : declared
        let placeholders = PlaceholderRules(hasCases: keys["cases"] != nil)
        let given = GivenParser(folder: folder, placeholders: placeholders)

        let id = keys.required("id", example: "grad-cam-map")?.identifier()
        let idLocation = keys["id"]?.location ?? keys.location
        let aliases = (keys["aliases"]?.elements() ?? []).compactMap { value in
            value.identifier().map { ($0, value.location) }
        }
        let title = keys.required("title", example: "Build the heat map").flatMap { value in
            value.words().flatMap { placeholders.check($0, in: value, allowed: false) ? $0 : nil }
        }
        let target = keys.required("target", example: "GradCAM")?.moduleName()
        let edit = edited(keys, placeholders: placeholders)
        let shared = keys["given"].map { given.parse($0) } ?? []
        given.check(shared, in: cases.map { ($0, given.overrides(of: $0, in: keys["cases"])) })
        let outputs = OutputParser(folder: folder, placeholders: placeholders, cases: cases).parse(keys)
        let limits = LimitsParser().parse(keys["limits"])
        let hints = HintParser(outputs: outputs).parse(keys["hints"])
        let mistakes = MistakeParser(
            folder: folder, placeholders: placeholders, outputs: outputs, solutions: edit.map(ExerciseSpec.solutionPath)
        ).parse(
            keys["mistakes"])

        let partial = ParsedExercise(
            id: id, idLocation: idLocation, aliases: aliases, target: target,
            targetLocation: keys["target"]?.location ?? keys.location, spec: nil)
        guard log.diagnostics.count == before, let id, let title, let target else { return partial }
        let spec = ExerciseSpec(
            id: id, aliases: aliases.map(\.0), title: title, target: target, edit: edit,
            given: Dictionary(shared.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
            outputs: outputs, cases: declared, limits: limits, hints: hints, mistakes: mistakes, location: block.opening
        )
        return partial.with(spec)
    }

    private func edited(_ keys: MappingReader, placeholders: PlaceholderRules) -> [String] {
        guard let value = keys.required("edit", example: "[Exercise/GradCAM.swift]"), let elements = value.elements()
        else { return [] }
        if elements.isEmpty {
            value.report(
                "\"edit\" names no file.",
                remedy: "Name the file that the learner edits, like [Exercise/GradCAM.swift].")
        }
        var paths: [String] = []
        for element in elements {
            guard let path = element.words(), placeholders.check(path, in: element, allowed: false) else { continue }
            // A file that has a solution can be made from it: a learner who has lost it still has a lesson.
            let hasSolution = folder.problem(of: ExerciseSpec.solutionPath(of: path)) == nil
            guard folder.check(path, named: element, mayBeMissing: hasSolution) else { continue }
            guard path.hasPrefix("Exercise/"), path.hasSuffix(".swift") else {
                element.report(
                    "\"\(path)\" is not a Swift file under Exercise/.", remedy: "Put the learner's file there.")
                continue
            }
            let solution = ExerciseSpec.solutionPath(of: path)
            if let problem = folder.problem(of: solution) {
                element.report(
                    "\"\(path)\" has no solution: \(lowercasedFirst(problem.message))", remedy: "Add \(solution).")
                continue
            }
            if paths.contains(path) {
                element.report("\"\(path)\" is here twice.", remedy: "Keep one of them.")
                continue
            }
            paths.append(path)
        }
        return paths
    }

    private func lowercasedFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}
