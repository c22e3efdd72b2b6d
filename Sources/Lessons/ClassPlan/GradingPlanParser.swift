import Foundation

extension GradingPlan {
    /// The usual name of the file.
    public static let fileName = "grading.yml"

    /// Reads a plan.
    ///
    /// - Parameters:
    ///   - text: the file's content.
    ///   - file: what messages call the file.
    ///   - course: whose exercises it speaks of.
    /// - Returns: the plan, nil when anything is wrong with it; and all that is, in reading order.
    public static func parse(
        _ text: String, file: String, of course: Course
    ) -> (plan: GradingPlan?, diagnostics: [Diagnostic]) {
        let log = DiagnosticLog()
        let source = SourceText(text, file: file)
        source.reportControlCharacters(in: log)
        let top = SourceLocation(file: file, line: 1, column: 1)
        // A file of nothing but comments says that all is as usual.
        let isEmpty = source.lines.allSatisfy { line in
            line.allSatisfy(\.isWhitespace) || line.drop(while: \.isWhitespace).hasPrefix("#")
        }
        if isEmpty { return (GradingPlan(), log.diagnostics) }
        let block = YAMLBlock(file: file, text: source.text, firstLine: 1, indentations: [], opening: top)
        guard let root = block.root(log: log),
            let keys = SpecValue(node: root, block: block, log: log, name: "").mapping(keys: GradingPlanParser.keys)
        else { return (nil, log.diagnostics.inReadingOrder()) }
        let plan = GradingPlanParser(course: course, keys: keys).plan()
        return (log.diagnostics.isEmpty ? plan : nil, log.diagnostics.inReadingOrder())
    }
}

/// Reads the keys of a grading plan.
private struct GradingPlanParser {
    let course: Course
    let keys: MappingReader

    static let keys = [
        "title", "exercises", "weights", "due", "extensions", "late", "identify", "roster", "canvas", "moodle",
        "classroom50",
    ]

    func plan() -> GradingPlan {
        var plan = GradingPlan()
        plan.title = keys["title"]?.words()
        plan.exercises = keys["exercises"].flatMap(exercises)
        plan.weights = keys["weights"].map { weights($0, among: plan.exercises) } ?? [:]
        plan.due = keys["due"]?.date()
        plan.extensions = keys["extensions"].map(extensions) ?? [:]
        plan.late = keys["late"].flatMap(late)
        plan.identify = keys["identify"].flatMap(identifyingFile)
        plan.roster = keys["roster"]?.words()
        plan.canvas = keys["canvas"]?.words()
        plan.moodle = keys["moodle"]?.words()
        plan.classroom50 = keys["classroom50"].flatMap(classroom50)
        for key in ["late", "extensions"] where keys[key] != nil && keys["due"] == nil {
            keys.log.report(keys.place(of: key), "\"\(key)\" needs a date to count from.", remedy: "Add the key due.")
        }
        return plan
    }

    // MARK: Exercises

    private var known: [String] { course.exercises.map(\.id) }

    /// The exercise that a name means, by its present id.
    private func exercise(_ name: String, at value: SpecValue) -> String? {
        if let exercise = course.exercise(name) { return exercise.id }
        value.report(
            "The course has no exercise \"\(name)\".",
            remedy: Spelling.remedy(for: name, among: known, listing: "exercises"))
        return nil
    }

    private func exercises(_ value: SpecValue) -> [String]? {
        guard let elements = value.elements() else { return nil }
        if elements.isEmpty { value.report("\"exercises\" is empty.", remedy: "Name some, or remove the key.") }
        var chosen: Set<String> = []
        for element in elements {
            guard let name = element.text(), let id = exercise(name, at: element) else { continue }
            if !chosen.insert(id).inserted { element.report("\"\(id)\" is here twice.", remedy: "Keep one of them.") }
        }
        return known.filter(chosen.contains)
    }

    private func weights(_ value: SpecValue, among chosen: [String]?) -> [String: Double] {
        guard let mapping = value.mapping(keys: []) else { return [:] }
        var weights: [String: Double] = [:]
        for name in mapping.presentKeys {
            guard let entry = mapping[name], let id = exercise(name, at: entry), let points = entry.number() else {
                continue
            }
            if points < 0 || points > 100_000 {
                entry.report("An exercise cannot count \(points) points.", remedy: "Write 0 or more, like 10.")
            }
            if let chosen, !chosen.contains(id) {
                entry.report("\"\(id)\" is not among \"exercises\".", remedy: "Add it there, or remove it here.")
            }
            weights[id] = points
        }
        return weights
    }

    // MARK: Dates

    private func extensions(_ value: SpecValue) -> [String: Date] {
        guard let mapping = value.mapping(keys: []) else { return [:] }
        return mapping.presentKeys.reduce(into: [:]) { dates, name in dates[name] = mapping[name]?.date() }
    }

    private func late(_ value: SpecValue) -> GradingPlan.LatePenalty? {
        guard let mapping = value.mapping(keys: ["grace", "per-day", "at-most"]) else { return nil }
        let perDay = mapping.required("per-day", example: "10")?.percent()
        let atMost = mapping["at-most"]?.percent() ?? 100
        let grace = mapping["grace"]?.duration() ?? .zero
        return perDay.map { GradingPlan.LatePenalty(grace: grace, perDay: $0, atMost: atMost) }
    }

    // MARK: Names

    private func identifyingFile(_ value: SpecValue) -> String? {
        guard let name = value.words() else { return nil }
        if name.contains("/") || name.hasPrefix(".") || name.contains(where: { "*?[]\\".contains($0) }) {
            value.report(
                "\"\(name)\" cannot be looked for in every submission.",
                remedy: "Write a file's name alone, like NAME.txt.")
        }
        return name
    }

    private func classroom50(_ value: SpecValue) -> GradingPlan.Classroom50? {
        guard let mapping = value.mapping(keys: ["classroom", "assignment"]),
            let classroom = mapping.required("classroom", example: "vision-2026")?.words(),
            let assignment = mapping.required("assignment", example: "homework-2")?.words()
        else { return nil }
        return GradingPlan.Classroom50(classroom: classroom, assignment: assignment)
    }
}

extension SpecValue {
    /// A share in percent, from 0 to 100.
    fileprivate func percent() -> Double? {
        guard let number = number() else { return nil }
        guard (0...100).contains(number) else {
            report("\"\(name)\" is a share in percent, and is \(number).", remedy: "Write 0 to 100, like 10.")
            return nil
        }
        return number
    }

    /// A date with its time and how far that is from UTC.
    fileprivate func date() -> Date? {
        guard let text = words() else { return nil }
        if let date = ClassDate.parse(text) { return date }
        report(
            "\"\(text)\" is no date and time that is the same everywhere.",
            remedy: "Write it with its distance from UTC, like 2026-11-20 23:59 +01:00.")
        return nil
    }
}
