/// What stands between the two `---` lines at the top of a lesson file.
struct FrontMatter {
    let id: String?
    let idLocation: SourceLocation
    let title: String?
    let requires: [(id: String, location: SourceLocation)]
    /// The number of lines that it takes, both `---` lines included.
    let lineCount: Int

    private static let keys = ["id", "title", "requires", "format"]

    init(_ source: SourceText, log: DiagnosticLog) {
        let top = SourceLocation(file: source.file, line: 1, column: 1)
        let isFence = { (line: Substring) in line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace) }
        let closing = source.lines.dropFirst().firstIndex(where: isFence)
        guard let opening = source.lines.first, isFence(opening), let closing else {
            let message =
                source.lines.first.map(isFence) == true
                ? "The front matter has no closing --- line." : "The lesson does not begin with front matter."
            log.report(
                top, message,
                remedy: "Begin the file with a --- line, the keys id, title, requires and format, and a --- line.")
            (id, title, requires, lineCount, idLocation) = (nil, nil, [], 0, top)
            return
        }
        lineCount = closing + 1
        let block = YAMLBlock(
            file: source.file, text: source.lines[1..<closing].joined(separator: "\n"), firstLine: 2, indentations: [],
            opening: top)
        guard let root = block.root(log: log),
            let keys = SpecValue(node: root, block: block, log: log, name: "front matter").mapping(keys: Self.keys)
        else {
            (id, title, requires, idLocation) = (nil, nil, [], top)
            return
        }
        id = keys.required("id", example: "feature-maps")?.identifier()
        idLocation = keys["id"]?.location ?? top
        title = keys.required("title", example: "Feature maps, early to late")?.words()
        requires = (keys["requires"]?.elements() ?? []).compactMap { value in
            value.identifier().map { ($0, value.location) }
        }
        if let format = keys.required("format", example: "\(Lesson.format)"), let version = format.integer(),
            version != Lesson.format
        {
            format.report(
                "The lesson is written in format \(version), and this version reads format \(Lesson.format).",
                remedy: version > Lesson.format ? "Update the course." : "Write format: \(Lesson.format).")
        }
    }
}
