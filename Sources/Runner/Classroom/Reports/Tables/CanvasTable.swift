/// `grades.canvas.csv`: a column for Canvas's gradebook, which finds people by their numbers there.
///
/// A cell that is left empty leaves what the gradebook has, so whoever has no grade keeps theirs.
struct CanvasTable {
    let grades: ClassGrades

    /// The table; nil when no line of the roster has a number or a login that Canvas knows.
    var table: CSVTable? {
        let entries = EnteredGrades(grades).entries.filter { $0.person.isKnownToCanvas }
        guard !entries.isEmpty else { return nil }
        let head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]
        let possible = ["    Points Possible", "", "", "", "", grades.possible.fixed]
        return CSVTable(rows: [head, possible] + entries.map(row))
    }

    private var title: String { (grades.canvasTitle ?? grades.title).oneLine }

    private func row(_ entry: EnteredGrades.Entry) -> [String] {
        let person = entry.person
        let cells = [
            person.name ?? person.email ?? person.sisLoginID, person.id, person.sisUserID, person.sisLoginID,
            person.section,
        ]
        let grade = person.isExcused ? "EX" : entry.grade?.total?.fixed ?? ""
        return cells.map { ($0 ?? "").oneLine } + [grade]
    }
}

extension Roster.Person {
    /// Whether Canvas can tell who that is.
    fileprivate var isKnownToCanvas: Bool { id != nil || sisUserID != nil || sisLoginID != nil }
}
