import Classroom
import Foundation
import Lessons
import Support
import TerminalUI

/// What came of grading a class, on one screen.
struct GradePage {
    private let result: GradeResult
    private let session: CourseSession
    private var ansi: ANSIStyle { session.ansi }

    /// More than these are found in grades.csv.
    private static let mostUngraded = 8

    init(_ result: GradeResult, in session: CourseSession) {
        self.result = result
        self.session = session
    }

    func lines() -> [String] {
        let count = Quantity.count(result.grades.submissions.count, "submission")
        let what =
            if let merged = result.merged {
                "\(count) put together from \(Quantity.count(merged, "share"))"
            } else if result.shard.count > 1 { "Share \(result.shard): \(count)" } else { count }
        let mark = result.hasFaults ? ansi(ansi.cross, .red) : ansi(ansi.check, .green)
        var lines = ["\(mark) \(what) in \(Self.time(result.seconds))", ""]
        lines += counts
        lines += ungraded
        if !result.others.isEmpty {
            let names = result.others.prefix(4).map(\.harmless)
            let more = result.others.count > names.count ? " and \(result.others.count - names.count) more" : ""
            lines += ["", "Left alone, because they are no submissions: \(names.joined(separator: ", "))\(more)."]
        }
        if !result.notices.isEmpty { lines += [""] + result.notices.map(\.harmless) }
        return lines + [""] + closing
    }

    private var counts: [String] {
        let rows: [(SubmissionGrade.Status, String, ANSIStyle.Attribute)] = [
            (.graded, "graded", .green), (.notGradable, "not gradable", .yellow),
            (.timedOut, "took too long to read", .yellow), (.infrastructure, "not their fault, not judged yet", .red),
        ]
        return rows.compactMap { status, words, style in
            let count = result.count(status)
            return count == 0 && status != .graded
                ? nil : "\(String(repeating: " ", count: max(0, 6 - "\(count)".count)))\(count)  \(ansi(words, style))"
        }
    }

    private var ungraded: [String] {
        let all = result.grades.submissions.filter { $0.status != .graded }
        guard !all.isEmpty else { return [] }
        let shown = all.prefix(Self.mostUngraded).map { grade in
            "  \(grade.id.harmless): \((grade.reason ?? grade.status.rawValue).harmless)"
        }
        let more = all.count - shown.count
        return [""] + shown + (more > 0 ? ["  and \(more) more; grades.csv has them all."] : [])
    }

    private var closing: [String] {
        let out = result.out
        if result.hasFaults {
            return ["The same command, run again, tries those that were not judged once more, and nothing else."]
        }
        if result.shard.count > 1 {
            return [
                "The grades come when all shares are put together: "
                    + "`\(session.invocation) grade --merge SHARE-1 ... SHARE-\(result.shard.count) --out DIR`."
            ]
        }
        let described = [
            ("class.html", "who stands where, what is hard, which slips are common"),
            ("grades.csv", "a row for each submission"),
            ("feedback", "a page for each of them, to be handed back"),
            ("results", "Gradescope's form"), ("junit.xml", "for anything that reads test results"),
            ("grades.canvas.csv", "for Canvas"), ("grades.moodle.csv", "for Moodle"),
            ("classroom50", "for Classroom 50"),
        ]
        let there = described.filter { name, _ in
            result.files.contains { $0 == name || $0.hasPrefix("\(name)/") }
        }
        let links = there.map { Hyperlink(out.appending(path: $0.0)) }
        let width = links.map(\.text.displayWidth).max() ?? 0
        return zip(links, there).map { link, entry in
            let gap = String(repeating: " ", count: width - link.text.displayWidth + 2)
            return link.rendered(by: session.terminal) + gap + ansi(entry.1, .dim)
        }
    }

    private static func time(_ seconds: Double) -> String {
        seconds < 120 ? Quantity.seconds(seconds) : "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
    }
}
