import Pages
import Support

/// Who stands where: a row for each submission, with a sign for each exercise.
struct StandingTable {
    let grades: ClassGrades
    let links: NameLinks

    var html: ClassSection? {
        guard !grades.submissions.isEmpty else { return nil }
        let key = OutcomeKind.allCases.map { "<li><span class=\"strip\">\($0.sign)</span> \($0.words)</li>" }
        return ClassSection(
            id: "people", title: "Who stands where",
            """
            <ul class="key">\(key.joined())</ul>
            <div data-find="people-table"></div>
            <div class="table"><table class="standing-table sorted" id="people-table"><thead><tr><th scope="col">Who</th>\
            <th scope="col" class="right" data-down>Points</th><th scope="col" class="right" data-down>%</th>\
            <th scope="col" class="right" data-down>Right</th><th scope="col" class="right" data-down>Late</th>\
            <th scope="col">Went wrong</th><th scope="col" data-plain>Exercises</th></tr></thead>
            <tbody>\(order.map(row).joined(separator: "\n"))</tbody></table></div>
            """)
    }

    /// The most points first; who has no grade comes last.
    private var order: [Int] {
        grades.submissions.indices.sorted { a, b in
            let (first, second) = (grades.submissions[a].total?.hundredths, grades.submissions[b].total?.hundredths)
            return first == second ? a < b : (first ?? .min) > (second ?? .min)
        }
    }

    private func row(_ place: Int) -> String {
        let grade = grades.submissions[place]
        let share = grade.total.map { total in
            let whole = max(grades.possible.hundredths, 1)
            return "\((200 * total.hundredths + whole) / (2 * whole))"
        }
        let id = grade.id.oneLine
        let name = grade.person?.name == nil || grade.who == id ? "" : "<small>\(id.html)</small>"
        let right = grade.exercises.count { $0.state == "passed" }
        let strip = grade.exercises.map { OutcomeKind($0).sign }.joined()
        return "<tr><th scope=\"row\">\(links[place])\(name)</th><td class=\"right\">\(grade.total?.short ?? "")</td>"
            + "<td class=\"right\">\(share ?? "")</td><td class=\"right\">\(right)</td>"
            + "<td class=\"right\">\(grade.lateness.map { $0.isLate ? "\($0.days) d" : "" } ?? "")</td>"
            + "<td>\(grade.problem)</td><td class=\"strip\">\(strip)</td></tr>"
    }
}
