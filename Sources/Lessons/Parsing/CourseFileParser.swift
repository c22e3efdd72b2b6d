import Foundation

/// Reads `course.yml`, as lessons are read: every mistake with its place.
struct CourseFileParser {
    let log: DiagnosticLog

    func parse(_ url: URL) -> CourseFile? {
        let top = SourceLocation(file: CourseFile.name, line: 1, column: 1)
        guard let data = try? Data(contentsOf: url), let text = String(data: data, encoding: .utf8) else {
            log.report(top, "The file cannot be read as UTF-8.", remedy: "Save it as text, or restore it.")
            return nil
        }
        let source = SourceText(text, file: CourseFile.name)
        source.reportControlCharacters(in: log)
        let block = YAMLBlock(
            file: CourseFile.name, text: source.text, firstLine: 1, indentations: [], opening: top)
        guard let root = block.root(log: log),
            let keys = SpecValue(node: root, block: block, log: log, name: CourseFile.name).mapping(
                keys: ["title", "about", "abilities", "effort", "kit"])
        else { return nil }
        let title = line(keys.required("title", example: "Edges and corners"))
        let about = keys["about"]?.words()
        let abilities = (keys["abilities"]?.elements() ?? []).compactMap { line($0) }
        let effort = line(keys["effort"])
        guard let kit = kit(keys.required("kit", example: "{ version: 0.4.0 }")), let title else { return nil }
        return CourseFile(
            words: CourseWords(
                title: title, about: about.map(Self.joined) ?? "", abilities: abilities, effort: effort ?? ""),
            kit: kit)
    }

    private func kit(_ value: SpecValue?) -> KitRequirement? {
        guard let keys = value?.mapping(keys: ["version", "repository"]) else { return nil }
        let repository = keys["repository"].flatMap(address)
        guard let value = keys.required("version", example: "0.4.0"), let version = value.text() else { return nil }
        guard KitRequirement.isVersion(version) else {
            value.report(
                "\"\(version)\" is not a version.",
                remedy: "Write three numbers, like 0.4.0: what "
                    + "`course --version` prints.")
            return nil
        }
        return KitRequirement(version: version, repository: repository, location: value.location)
    }

    /// What git takes for an address; it may not be mistaken for an option.
    private func address(_ value: SpecValue) -> String? {
        guard let text = value.words() else { return nil }
        guard !text.hasPrefix("-"), !text.contains(where: \.isWhitespace) else {
            value.report(
                "\"\(text)\" is not an address that git could fetch from.",
                remedy: "Write one like https://example.org/course-kit.git.")
            return nil
        }
        return text
    }

    /// Words for one line of a page.
    private func line(_ value: SpecValue?) -> String? { value?.words().map(Self.joined) }

    private static func joined(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
