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
            let isGraded = submission.status == .graded
            var hasReason = false
            for (spec, exercise) in zip(grades.exercises, submission.exercises) {
                let isOpen = exercise.state == "fault" || exercise.state == "unclear"
                guard isOpen || Self.kinds.contains(where: { $0.state == exercise.state }) else { continue }
                hasReason = hasReason || isOpen
                rows[isOpen && !isGraded ? Self.key(submission) : exercise.state, default: []].append(
                    row(place, spec.title, exercise.sentences.first ?? ""))
            }
            if !isGraded, !hasReason {
                rows[Self.key(submission), default: []].append(row(place, "all of it", submission.reason ?? ""))
            }
        }
        let bodies = Self.kinds.compactMap { kind -> String? in
            guard let rows = rows[kind.state] else { return nil }
            let more = rows.count - Self.mostOfKind
            let rest =
                more > 0
                ? "<tr><td colspan=\"3\" class=\"quiet\">And \(more) more; grades.csv has all of them.</td></tr>" : ""
            return "<tbody><tr><th scope=\"rowgroup\" colspan=\"3\">\(kind.title): \(rows.count)</th></tr>"
                + "\(rows.prefix(Self.mostOfKind).joined(separator: "\n"))\(rest)</tbody>"
        }
        guard !bodies.isEmpty else { return nil }
        return ClassSection(
            id: "look", title: "What needs a look",
            """
            <div class="table"><table class="glance looked"><thead><tr><th scope="col">Who</th><th scope="col">What</th>\
            <th scope="col">Why</th></tr></thead>
            \(bodies.joined(separator: "\n"))
            </table></div>
            """)
    }

    private static func key(_ submission: SubmissionGrade) -> String { "submission-\(submission.status.rawValue)" }

    /// The states, the most pressing first.
    private static let kinds: [(state: String, title: String)] = [
        ("submission-infrastructure", "No grade, since the course was at fault"),
        ("submission-not-gradable", "Not gradable"), ("submission-timed-out", "Not read in time"),
        ("fault", "The course was at fault in an exercise"),
        ("unclear", "Unclear which file is meant"), ("over-limit", "Over a limit"),
        ("timed-out", "Took too long to run"),
        ("crashed", "Crashed"), ("no-output", "Handed in no result"),
    ]

    private func row(_ place: Int, _ what: String, _ why: String) -> String {
        let why = why.split(separator: "\n").first.map(String.init) ?? ""
        return "<tr><td>\(links[place])</td><td>\(what.html)</td><td>\(SentenceHTML.inline(why))</td></tr>"
    }
}
