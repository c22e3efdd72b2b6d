import Support
import Synchronization
import TerminalImages
import TerminalUI
import Watching

/// Shows what is watched line by line: in a pipe, in a log, on a terminal that can do no more, beside a page.
final class LineOutput: WatchOutput {
    /// How much of a result is printed.
    enum Detail: Sendable {
        /// All of it, as for `check`.
        case page
        /// One line on standard error, where a page shows the rest.
        case line
    }

    let hasScreen = false
    let pageImages = TerminalImages.none
    private let session: CourseSession
    private let detail: Detail
    private let last = Mutex<Last>(Last())

    private struct Last {
        var summary: CheckSummary?
        var isMissing = false
        var notice: Notice?
    }

    init(_ detail: Detail, session: CourseSession) { (self.detail, self.session) = (detail, session) }

    func begin(_ state: WatchState) {
        let files = state.exercise.files.map { Hyperlink($0).text }.joined(separator: ", ")
        let what =
            detail == .page ? "Watching \(files); each save is checked." : "The page follows each save in its lesson."
        Console.error("\(what) Ctrl-C, or ending this process, stops it.")
    }

    func show(_ state: WatchState, limitingPage: (Int) -> Void) {
        let (wasMissing, notice) = last.withLock { last in
            defer { (last.isMissing, last.notice) = (state.isMissing, state.notice) }
            return (last.isMissing, last.notice)
        }
        if state.isMissing, !wasMissing {
            Console.error("\(state.exercise.title): the file is not there; waiting for it.")
        }
        if let new = state.notice, new != notice {
            Console.error("\(session.terminal.errorStyle("course:", .yellow, .bold)) \(new.text.harmless)")
        }
    }

    func announce(_ result: CheckedExercise) {
        let page = CheckPage(result, in: session)
        guard detail == .page else { return Console.error(page.shortLine()) }
        let summary = CheckSummary(result, root: session.paths.root)
        let change = last.withLock { last in
            defer { last.summary = summary }
            return last.summary.flatMap { ResultChange(from: $0, to: summary) }
        }
        Console.output(page.lines() + (change.map { ["  \($0.words)"] } ?? []))
    }

    func picture(of result: CheckedExercise) -> ScreenPicture? {
        if detail == .page { Console.output(CheckPage(result, in: session).closingLines(.none)) }
        return nil
    }
}
