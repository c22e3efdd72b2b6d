/// `grades.csv`: a row for each submission, a column for each exercise.
struct GradesTable {
    let grades: ClassGrades

    var table: CSVTable {
        let head = ["submission"] + grades.exercises.map(\.id) + ["total", "late", "status", "problem", "reason"]
        return CSVTable(rows: [head] + grades.submissions.map(row))
    }

    private func row(_ grade: SubmissionGrade) -> [String] {
        [grade.id.oneLine] + grade.exercises.map { $0.earned?.short ?? "" } + [
            grade.total?.short ?? "", grade.lateness.map { "\($0.days)" } ?? "", grade.status.rawValue, grade.problem,
            (grade.reason ?? "").oneLine,
        ]
    }
}
