/// Which grade belongs to whom on the roster, for the tables that other programs read.
struct EnteredGrades {
    /// Somebody on the roster, and the grade that may be entered for them.
    struct Entry {
        let person: Roster.Person
        /// Nil where there is none, or where it is not clear which.
        let grade: SubmissionGrade?
    }

    /// In the roster's order.
    let entries: [Entry]
    /// Who handed in more than once, under several names: nobody but a person can say which of them counts.
    let doubled: [Roster.Person]

    init(_ grades: ClassGrades) {
        var found: [Int: [SubmissionGrade]] = [:]
        for grade in grades.submissions {
            if let person = grade.person { found[person.line, default: []].append(grade) }
        }
        let groups = found.values.sorted { ($0[0].person?.line ?? 0) < ($1[0].person?.line ?? 0) }
        let present = groups.compactMap { group in
            group[0].person.map { Entry(person: $0, grade: group.count == 1 ? group[0] : nil) }
        }
        entries = (present + grades.absent.map { Entry(person: $0, grade: nil) }).sorted {
            $0.person.line < $1.person.line
        }
        doubled = groups.filter { $0.count > 1 }.compactMap(\.[0].person)
    }
}
