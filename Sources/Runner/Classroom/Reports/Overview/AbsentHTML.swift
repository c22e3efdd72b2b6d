import Pages
import Support

/// Who is on the roster and handed nothing in.
struct AbsentHTML {
    let grades: ClassGrades

    private static let most = 1_000

    var html: ClassSection? {
        guard !grades.absent.isEmpty else { return nil }
        let names = grades.absent.prefix(Self.most).map { person in
            let name =
                person.name ?? person.email ?? person.sisLoginID ?? person.id ?? person.idNumber
                ?? person.submission ?? "line \(person.line) of the roster"
            return name.oneLine.html + (person.isExcused ? " (excused)" : "")
        }
        let more = grades.absent.count - names.count
        return ClassSection(
            id: "absent", title: "Who handed nothing in",
            "<p class=\"names\">\(names.joined(separator: ", "))\(more > 0 ? ", and \(more) more" : "")</p>")
    }
}
