import Lessons
import Pages
import Support

/// Which submissions are the same code, and what that does and does not say.
struct SameCodeHTML {
    let grades: ClassGrades
    let links: NameLinks

    private static let most = 60

    var html: ClassSection? {
        let groups = SameCode(grades).groups
        guard !groups.isEmpty else { return nil }
        let items = groups.prefix(Self.most).map(item)
        let more = groups.count - items.count
        return ClassSection(
            id: "same", title: "The same code",
            """
            <div class="notice"><p><strong>This is a place to look, and no proof of anything.</strong> Comments, blanks and line \
            ends aside, these submissions have the same words of Swift in at least half of the exercises that both wrote. Short \
            exercises come out alike by chance: right answers of five lines prove nothing, and people who learn together write \
            alike. The same wrong answer says more than the same right one.</p></div>
            \(items.joined(separator: "\n"))
            \(more > 0 ? "<p class=\"caption\">And \(more) more groups, with less in common than these.</p>" : "")
            """)
    }

    private func item(_ group: SameCode.Group) -> String {
        let count = group.same.count
        let all = group.places.count == 2 ? "both" : "all \(group.places.count)"
        let titles = group.same.prefix(8).map { grades.exercises[$0].title }
        let more = group.same.count > 8 ? ", and \(group.same.count - 8) more" : ""
        let wrong =
            group.wrong == 0
            ? "all of them right" : group.wrong == count ? "none of them right" : "\(group.wrong) of them not right"
        return """
            <section class="slip"><p><strong>The same in \(count) of \(Quantity.count(group.written, "exercise"))</strong> that \(all) \
            wrote; \(wrong).</p><p>\("\(titles.joined(separator: ", "))\(more).".html)</p>\(links.list(group.places))</section>
            """
    }
}
