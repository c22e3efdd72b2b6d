/// `grades.moodle.csv`: grades with a line of feedback, for Moodle's import, which finds people by mail or ID number.
///
/// Only rows with a grade are there: feedback without one would wipe what the gradebook has.
struct MoodleTable {
    let grades: ClassGrades

    /// The table; nil when no line of the roster has a mail address or an ID number.
    var table: CSVTable? {
        let known = EnteredGrades(grades).entries.filter { $0.person.email != nil || $0.person.idNumber != nil }
        guard !known.isEmpty else { return nil }
        let head = [
            "Email address", "ID number", (grades.moodleTitle ?? grades.title).oneLine, "Feedback comments",
        ]
        return CSVTable(rows: [head] + known.compactMap(row))
    }

    private func row(_ entry: EnteredGrades.Entry) -> [String]? {
        guard !entry.person.isExcused, let grade = entry.grade, let total = grade.total else { return nil }
        return [
            (entry.person.email ?? "").oneLine, (entry.person.idNumber ?? "").oneLine, total.fixed, comment(grade),
        ]
    }

    private func comment(_ grade: SubmissionGrade) -> String {
        let titles = Dictionary(grades.exercises.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        var sentences = ["\(grade.points(of: grades.possible))."]
        sentences += [grade.latenessWords].compactMap(\.self)
        let open = grade.exercises.filter { $0.state != "passed" }
        sentences += open.map { "\(titles[$0.id] ?? $0.id): \($0.stateWords)." }
        if open.isEmpty { sentences.append("All of it is right.") }
        return sentences.joined(separator: " ").oneLine
    }
}
