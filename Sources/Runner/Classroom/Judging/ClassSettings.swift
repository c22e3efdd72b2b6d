import Foundation
import Lessons
import Support

/// The plan and the roster of a class, as they were written and as they are understood.
struct ClassSettings: Sendable {
    let plan: GradingPlan
    let roster: Roster
    let planText: String?
    let rosterText: String?
    /// Where the roster lies; nil where there is none, or only its text is known.
    let rosterFile: URL?

    /// Reads both.
    ///
    /// - Parameters:
    ///   - file: the plan's file; nil where there is none.
    ///   - roster: the roster's; the plan's own when nil.
    /// - Throws: `CommandError` with every mistake of the first of them that has any.
    init(plan file: URL?, roster: URL?, course: Course) throws(CommandError) {
        let planText = try file.map(Self.text)
        let plan = try Self.plan(planText, file: file?.lastPathComponent ?? GradingPlan.fileName, course)
        let named = plan.roster.map { name in
            URL(filePath: name, relativeTo: file?.deletingLastPathComponent()).absoluteURL
        }
        rosterFile = roster ?? named
        rosterText = try rosterFile.map(Self.text)
        self.roster = try Self.roster(rosterText, file: rosterFile?.lastPathComponent ?? "roster")
        self.plan = plan
        self.planText = planText
    }

    /// Takes both from what a run has kept.
    ///
    /// - Throws: `CommandError`.
    init(kept record: GradingRunRecord, course: Course) throws(CommandError) {
        planText = record.plan
        rosterText = record.roster
        rosterFile = nil
        plan = try Self.plan(planText, file: GradingPlan.fileName, course)
        roster = try Self.roster(rosterText, file: "roster")
    }

    func book(of course: Course, version: String, only: Set<String>?) -> GradeBook {
        GradeBook(course: course, plan: plan, roster: roster, version: version, only: only)
    }

    private static func plan(_ text: String?, file: String, _ course: Course) throws(CommandError) -> GradingPlan {
        guard let text else { return GradingPlan() }
        let (plan, diagnostics) = GradingPlan.parse(text, file: file, of: course)
        guard let plan else { throw CommandError(exitCode: 64, messages: diagnostics.map(\.description)) }
        return plan
    }

    private static func roster(_ text: String?, file: String) throws(CommandError) -> Roster {
        guard let text else { return Roster() }
        do throws(Roster.Problem) {
            return try Roster(reading: text, file: file)
        } catch {
            throw .usage(error.message)
        }
    }

    private static func text(of file: URL) throws(CommandError) -> String {
        guard let data = try? Data(contentsOf: file) else {
            throw .usage("\(file.path) cannot be read. Check its name and its permissions.")
        }
        if let text = String(data: data, encoding: .utf8) { return text }
        // What a spreadsheet of older days writes.
        guard let text = String(data: data, encoding: .windowsCP1252) else {
            throw .usage("\(file.path) is no text. Save it again as UTF-8.")
        }
        return text
    }
}
