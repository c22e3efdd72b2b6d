import Pages
import Support

/// The numbers of a class in a row.
struct HeadlineHTML {
    let grades: ClassGrades

    var html: ClassSection? {
        let totals = grades.submissions.compactMap(\.total).sorted()
        let graded = grades.submissions.filter { $0.status == .graded }
        var entries = [("graded", "\(graded.count)", " of \(grades.submissions.count)")]
        if !totals.isEmpty {
            let sum = totals.reduce(.zero, +).hundredths
            let mean = Score(hundredths: (2 * sum + totals.count) / (2 * totals.count))
            let middle = totals[(totals.count - 1) / 2].hundredths + totals[totals.count / 2].hundredths
            let points = " of \(grades.possible.short)"
            entries.append(("mean", mean.short, points))
            entries.append(("median", Score(hundredths: (middle + 1) / 2).short, points))
        }
        let allRight = graded.count { grade in grade.exercises.allSatisfy { $0.state == "passed" } }
        entries.append(("all of it right", "\(allRight)", ""))
        if grades.submissions.contains(where: { $0.lateness != nil }) {
            entries.append(("late", "\(grades.submissions.count { $0.lateness?.isLate == true })", ""))
        }
        let without = grades.submissions.count - graded.count
        if without > 0 { entries.append(("without a grade", "\(without)", "")) }
        if !grades.absent.isEmpty { entries.append(("handed nothing in", "\(grades.absent.count)", "")) }
        let items = entries.map { name, number, rest in
            "<div><dt>\(name)</dt><dd>\(number)<small>\(rest)</small></dd></div>"
        }
        return ClassSection("<dl class=\"figures\">\(items.joined())</dl>")
    }
}
