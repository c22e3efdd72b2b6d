import Lessons

/// The names that a new lesson goes by, all from one.
package struct LessonName: Sendable, Equatable {
    /// `sharp-edges`: the lesson's id, and its exercise's.
    package let slug: String

    /// A name of small letters, digits and hyphens, a letter first; nil for any other.
    package init?(_ slug: String) {
        let isLetter = { (character: Character) in ("a"..."z").contains(character) }
        guard slug.first.map(isLetter) == true, slug.last != "-", !slug.contains("--"),
            slug.allSatisfy({ isLetter($0) || ("0"..."9").contains($0) || $0 == "-" })
        else { return nil }
        self.slug = slug
    }

    /// `SharpEdges`: the target of its exercise.
    package var target: String {
        slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// `Sharp edges`: its title, until its author finds a better one.
    package var title: String {
        let words = slug.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// `12-sharp-edges`.
    package func folder(number: Int) -> String { (number < 10 ? "0" : "") + "\(number)-\(slug)" }
}
