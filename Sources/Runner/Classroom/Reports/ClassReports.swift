import Foundation
import Lessons
import Support

package struct ClassReports: Sendable {
    let grades: ClassGrades
    package init(grades: ClassGrades, plan: GradingPlan, pictures: URL) { self.grades = grades }
    package func write(to folder: URL, progress: (Int, Int) -> Void) throws -> [String] {
        var rows = [["submission"] + grades.exercises.map(\.id) + ["total", "late", "status", "problem", "reason"]]
        for s in grades.submissions {
            rows.append(
                [s.id] + s.exercises.map { $0.earned?.short ?? "" } + [
                    s.total?.short ?? "", s.lateness.map { "\($0.days)" } ?? "", s.status.rawValue, s.problem,
                    s.reason ?? "",
                ])
        }
        try AtomicFile.write(Data(CSVTable(rows: rows).text.utf8), to: folder.appending(path: "grades.csv"))
        return ["grades.csv"]
    }
}
