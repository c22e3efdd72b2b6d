import Pages
import Support

/// What somebody should look at: submissions without a grade, and programs that did more than be wrong.
struct AttentionHTML {
    let grades: ClassGrades
    let links: NameLinks

    private static let mostOfKind = 200

    var html: ClassSection? {
        var rows: [String: [String]] = [:]
        for (place, submission) in grades.submissions.enumerated() {
            if submission.status != .graded {
                rows["submission-\(submission.status.rawValue)", default: []].append(
                    row(place, "The submission", submission.reason ?? ""))
            }
            for (spec, exercise) in zip(grades.exercises, submission.exercises) {
                guard Self.kinds.contains(where: { $0.state == exercise.state }) else { continue }
                rows[exercise.state, default: []].append(row(place, spec.title, exercise.sentences.first ?? ""))
            }
        }
        let parts = Self.kinds.compactMap { kind -> String? in
            guard let rows = rows[kind.state] else { return nil }
            let more = rows.count - Self.mostOfKind
            return """
                <h3>\(kind.title): \(rows.count)</h3>
                <div class="table"><table class="standing-table"><thead><tr><th scope="col">Who</th><th scope="col">What</th>\
                <th scope="col">Why</th></tr></thead><tbody>\(rows.prefix(Self.mostOfKind).joined(separator: "\n"))</tbody></table></div>
                """ + (more > 0 ? "<p class=\"caption\">And \(more) more; grades.csv has all of them.</p>" : "")
        }
        guard !parts.isEmpty else { return nil }
        return ClassSection(id: "look", title: "What needs a look", parts.joined(separator: "\n"))
    }

    /// The states, the most pressing first.
    private static let kinds: [(state: String, title: String)] = [
        ("submission-infrastructure", "No grade, since the course was at fault"),
        ("submission-not-gradable", "Not gradable"), ("submission-timed-out", "Not read in time"),
        ("fault", "The course was at fault in an exercise"),
        ("unclear", "Unclear which file is meant"), ("over-limit", "Over a limit"), ("timed-out", "Took too long"),
        ("crashed", "Crashed"), ("no-output", "Handed in no result"),
    ]

    private func row(_ place: Int, _ what: String, _ why: String) -> String {
        let why = why.split(separator: "\n").first.map(String.init) ?? ""
        return "<tr><td>\(links[place])</td><td>\(what.html)</td><td>\(SentenceHTML.inline(why))</td></tr>"
    }
}
