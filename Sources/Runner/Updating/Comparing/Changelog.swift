import Lessons

/// What a version says is new: the sections of `CHANGELOG.md`, the newest first.
package struct Changelog: Sendable, Equatable {
    /// One version.
    package struct Section: Sendable, Equatable, Encodable {
        package var version: String
        /// The heading, with its date.
        package var title: String
        /// Its lines, without blank ones around them.
        package var lines: [String]
    }

    let sections: [Section]

    static let path = "CHANGELOG.md"

    init(_ text: String) {
        var sections: [Section] = []
        for line in LineEnds.unified(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let match = line.wholeMatch(of: /## +v?([0-9]+(?:\.[0-9]+)*)(.*)/) {
                sections.append(Section(version: String(match.1), title: String(line.dropFirst(3)), lines: []))
            } else if !sections.isEmpty, !(sections[sections.count - 1].lines.isEmpty && line.isEmpty) {
                sections[sections.count - 1].lines.append(line)
            }
        }
        self.sections = sections.map { section in
            var section = section
            while section.lines.last?.isEmpty == true { section.lines.removeLast() }
            return section
        }
    }

    /// What is new to somebody who has an earlier version: sections that were not there, and what was added to one that was.
    func news(since earlier: Changelog) -> [Section] {
        sections.compactMap { section in
            guard let before = earlier.sections.first(where: { $0.version == section.version }) else { return section }
            let known = Set(before.lines)
            let added = section.lines.filter { !known.contains($0) && !$0.isEmpty }
            return added.isEmpty ? nil : Section(version: section.version, title: section.title, lines: added)
        }
    }
}
