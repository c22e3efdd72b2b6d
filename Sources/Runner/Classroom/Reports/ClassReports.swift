import Foundation
import Lessons
import Support

/// Writes everything that comes of a class into a folder; each file is whole at every moment.
///
/// All of it is a function of the grades, the plan and the pictures: whoever grades the same class anywhere writes the same bytes.
package struct ClassReports: Sendable {
    package let grades: ClassGrades
    package let plan: GradingPlan
    /// The folder that the pictures' files are relative to.
    package let pictures: URL

    package init(grades: ClassGrades, plan: GradingPlan, pictures: URL) {
        self.grades = grades
        self.plan = plan
        self.pictures = pictures
    }

    /// Writes all reports.
    ///
    /// The tables that are read by other programs come first, then a submission after the other, and `class.html`, which
    /// links to their pages, last.
    ///
    /// - Parameter progress: told after each submission's page how many of all are written.
    /// - Returns: the paths of what was written, relative to `folder`, in order.
    /// - Throws: `StateError.unwritable`.
    package func write(to folder: URL, progress: (Int, Int) -> Void) throws -> [String] {
        let folder = ReportFolder(url: folder)
        try folder.prepare(["results", "feedback"] + (plan.classroom50 == nil ? [] : ["classroom50"]))
        var written: [String] = []
        func write(_ data: Data, to path: String) throws(StateError) {
            try folder.write(data, to: path)
            written.append(path)
        }
        try write(Data(GradesTable(grades: grades).table.text.utf8), to: "grades.csv")
        for (name, table) in gradebooks {
            if let table { try write(Data(table.text.utf8), to: name) } else { try folder.remove(name) }
        }
        try write(Data(JUnitReport(grades: grades).text.utf8), to: "junit.xml")

        let names = ReportName.names(of: grades.submissions.map(\.id))
        let style = try ClassStyle()
        for (place, (grade, name)) in zip(grades.submissions, names).enumerated() {
            try Task.checkCancellation()
            try write(
                try ReportJSON.data(GradescopeResult(grade, in: grades)), to: "results/\(name.file("json"))")
            let own = "classroom50/\(name.file("json"))"
            if let result = Classroom50Result(grade, in: grades, plan: plan) {
                try write(try ReportJSON.data(result), to: own)
            } else if plan.classroom50 != nil {
                try folder.remove(own)
            }
            let page = FeedbackDocument(grade: grade, grades: grades, pictures: pictures, style: style)
            try write(Data(page.html.utf8), to: "feedback/\(name.file("html"))")
            progress(place + 1, grades.submissions.count)
        }
        for part in ["results", "feedback", "classroom50"] { try folder.keepOnly(Set(written), in: part) }
        let page = ClassDocument(grades: grades, names: names, pictures: pictures, style: style)
        try write(Data(page.html.utf8), to: "class.html")
        return written
    }

    /// What was not written and why, and who is left out of a table, in sentences for the instructor.
    package var notices: [String] {
        let entered = EnteredGrades(grades)
        guard !entered.entries.isEmpty else { return [] }
        var notices: [String] = []
        if CanvasTable(grades: grades).table == nil {
            notices.append(
                "grades.canvas.csv was not written: the roster has no column ID, SIS User ID or SIS Login ID, by which "
                    + "Canvas finds people.")
        }
        if MoodleTable(grades: grades).table == nil {
            notices.append(
                "grades.moodle.csv was not written: the roster has no column email or ID number, by which Moodle finds "
                    + "people.")
        }
        if !entered.doubled.isEmpty {
            let names = entered.doubled.map { ($0.name ?? $0.email ?? $0.id ?? "line \($0.line)").oneLine }
            notices.append(
                "\(Spelling.list(names)) handed in more than once, under several names: enter by hand which of them counts."
            )
        }
        return notices
    }

    private var gradebooks: [(String, CSVTable?)] {
        [
            ("grades.canvas.csv", CanvasTable(grades: grades).table),
            ("grades.moodle.csv", MoodleTable(grades: grades).table),
        ]
    }
}
