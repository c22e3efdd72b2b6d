import Pages
import Support

/// Which exercises are hard: how each came out, drawn and in words.
struct ExerciseTable {
    let grades: ClassGrades

    var html: ClassSection? {
        guard !grades.exercises.isEmpty, !grades.submissions.isEmpty else { return nil }
        let rows = grades.exercises.indices.map { row($0) }
        let unreached = rows.filter { $0.reached == 0 }.map { "<li>\($0.title.html)</li>" }
        let key = OutcomeKind.allCases.map { kind in
            "<li><svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"\(kind.name)\" width=\"10\" "
                + "height=\"10\"/></svg>\(kind.words)</li>"
        }
        let none =
            unreached.isEmpty
            ? "" : "<h3>Nobody has begun</h3><ul>\(unreached.joined())</ul>"
        return ClassSection(
            id: "exercises", title: "Which exercises are hard",
            """
            <p>The share of those who have begun it and have all of it right.</p>
            <ul class="key">\(key.joined())</ul>
            <div class="table"><table class="standing-table sorted"><thead><tr><th scope="col">Exercise</th>\
            <th scope="col" class="right">Right</th><th scope="col" class="right">Begun</th>\
            <th scope="col" class="right">Mean points</th><th scope="col" data-plain>How it came out</th></tr></thead>
            <tbody>\(rows.map(\.html).joined(separator: "\n"))</tbody></table></div>
            \(none)
            """)
    }

    private func row(_ place: Int) -> (html: String, title: String, reached: Int) {
        let spec = grades.exercises[place]
        let all = grades.submissions.map { $0.exercises[place] }
        var counts = [Int](repeating: 0, count: OutcomeKind.allCases.count)
        for exercise in all { counts[OutcomeKind(exercise).rawValue] += 1 }
        func count(_ kind: OutcomeKind) -> Int { counts[kind.rawValue] }
        let judged = all.compactMap(\.earned)
        let reached = all.count - count(.none) - count(.unknown)
        let sum = judged.reduce(.zero, +).hundredths
        let mean = judged.isEmpty ? "" : Score(hundredths: (2 * sum + judged.count) / (2 * judged.count)).short
        let share = reached == 0 ? "" : "\((200 * count(.right) + reached) / (2 * reached)) %"
        let html =
            "<tr><th scope=\"row\">\(spec.title.html)<small>\(spec.lesson.html)</small></th><td class=\"right nowrap\">\(share)</td>"
            + "<td class=\"right\">\(reached)</td>"
            + "<td class=\"right nowrap\">\(mean)\(mean.isEmpty ? "" : " of \(spec.possible.short)")</td>"
            + "<td>\(stack(counts))</td></tr>"
        return (html, spec.title, reached)
    }

    /// A bar of all submissions, and the same in words.
    private func stack(_ counts: [Int]) -> String {
        let whole = counts.reduce(0, +)
        var x = 0
        var parts: [String] = []
        for kind in OutcomeKind.allCases where counts[kind.rawValue] > 0 {
            let end = x + counts[kind.rawValue]
            let (from, to) = (x * 1000 / whole, end * 1000 / whole)
            parts.append("<rect class=\"\(kind.name)\" x=\"\(from)\" width=\"\(to - from)\" height=\"10\"/>")
            x = end
        }
        let words = OutcomeKind.allCases.filter { counts[$0.rawValue] > 0 }.map { "\(counts[$0.rawValue]) \($0.words)" }
        return "<svg class=\"stack\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + "\(parts.joined())</svg><small>\(words.joined(separator: ", "))</small>"
    }
}
