import ArgumentParser
import Foundation
import Lessons
import Sandbox
import Support
import TerminalUI

/// Asks one short thing from an earlier lesson.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Ask one short question, or for a line of code, from an earlier lesson.",
        discussion: """
            An exercise's questions come 1, 3, 7 and 21 days after it has passed, what was hard for you first; a wrong \
            answer comes again the next day. Nothing depends on it, and no answer is needed to go on.

            Without a terminal the question is printed; --answer answers it: the number of a choice, a number, or Swift.

            Exit code 0, also when the answer was wrong or nothing is due; 64 when it is no answer to the question.

            Example: course review
            Example: course review cam-weight --answer 2
            Example: course review --json
            """
    )

    @Argument(help: "An item by its id, whether or not it is due; the one that is due first when left out.")
    var item: String?

    @Option(
        parsing: .unconditional,
        help: "The answer: the number or the words of a choice, a number, or lines of Swift.")
    var answer: String?

    @Option(help: "How to contain a program, as for `course check`.")
    var containment: SandboxLevel?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let session = try CourseSession()
        let now = Date()
        let schedule = ReviewSchedule(course: session.course, progress: try session.progress())
        guard let page = try page(schedule, session, now) else {
            if answer != nil { throw CommandError.usage("Nothing is due, so there is nothing to answer.") }
            if json {
                try Console.json(ReviewReport(nil, answered: nil, schedule: schedule, now: now))
            } else {
                Console.output(Self.nothing(schedule, session, now))
            }
            return
        }
        if let answer { return try await take(answer, page, schedule, now) }
        if json { return try Console.json(ReviewReport(page, answered: nil, schedule: schedule, now: now)) }
        Console.output(page.question())
        guard session.terminal.isInteractive, session.terminal.canAsk else {
            return Console.output(page.howToAnswer())
        }
        try await ask(page, schedule, now)
    }

    /// The question that was named, or the first that is due; nil when none is.
    private func page(_ schedule: ReviewSchedule, _ session: CourseSession, _ now: Date) throws -> ReviewPage? {
        let course = session.course
        if course.lessons.isEmpty { throw CommandError.lessons(session.load.diagnostics) }
        let chosen: ReviewSpec?
        if let item {
            guard let found = course.reviews.first(where: { $0.id == item }) else {
                let advice =
                    Spelling.nearest(to: item, among: course.reviews.map(\.id)).map { "Did you mean `\($0)`?" }
                    ?? "`\(session.invocation) review` alone asks what is due."
                throw CommandError.usage("There is no review item named \"\(item)\". \(advice)")
            }
            chosen = found
        } else {
            chosen = schedule.due(at: now).first
        }
        guard let chosen else { return nil }
        guard let exercise = course.exercise(chosen.exercise), let lesson = course.lesson(of: exercise.id) else {
            throw CommandError.fault("The review item \(chosen.id) is about no exercise. Report it.")
        }
        // It would give away a part of the answer.
        guard schedule.progress[exercise].passed != nil else {
            throw CommandError.refused(
                "\(chosen.id) is about \(exercise.title), which has not passed yet. It is asked a day after that.")
        }
        return ReviewPage(session: session, item: chosen, exercise: exercise, lesson: lesson)
    }

    // MARK: Answers

    /// An answer from the command line.
    private func take(_ text: String, _ page: ReviewPage, _ schedule: ReviewSchedule, _ now: Date) async throws {
        let verdict = try await judge(text, page)
        switch verdict {
        case .unreadable(let sentence): throw CommandError.usage(sentence)
        case .fault(let sentence): throw CommandError.fault(sentence)
        case .right, .wrong, .didNotBuild: break
        }
        let after = try note(verdict, page, schedule, now)
        let due = after.dueDate(of: page.item)
        guard json else {
            return Console.output([""] + page.verdict(verdict, due: due, now: now))
        }
        let answered = ReviewReport.Answered(text, verdict, page, next: due)
        try Console.json(ReviewReport(page, answered: answered, schedule: after, now: now))
    }

    /// Asks at the terminal, again where something was typed that is no answer; nothing typed leaves it for another day.
    private func ask(_ page: ReviewPage, _ schedule: ReviewSchedule, _ now: Date) async throws {
        while let text = Self.typed(page) {
            let verdict = try await judge(text, page)
            let after = try note(verdict, page, schedule, now)
            Console.output([""] + page.verdict(verdict, due: after.dueDate(of: page.item), now: now))
            if case .fault = verdict { throw ExitCode(70) }
            if verdict.counts { return }
        }
    }

    /// What is typed; nil for nothing.
    private static func typed(_ page: ReviewPage) -> String? {
        let wanted = if case .code(let gap, _) = page.item.kind { gap.missing.count } else { 1 }
        var lines: [String] = []
        while lines.count < wanted {
            guard let line = Console.ask(lines.isEmpty ? page.prompt : "and: "), !line.allSatisfy(\.isWhitespace) else {
                break
            }
            lines.append(line)
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private func judge(_ text: String, _ page: ReviewPage) async throws -> ReviewAnswer {
        if let verdict = page.item.judge(text) { return verdict }
        guard case .code(let gap, let file) = page.item.kind else { return .unreadable("That cannot be judged.") }
        let containment = try await CourseSession.containment(containment)
        return try await ReviewRun(session: page.session, containment: containment)
            .judge(text, in: gap, of: file, page.exercise, in: page.lesson)
    }

    /// Takes note of an answer that counts.
    ///
    /// - Returns: the schedule as it is then.
    private func note(
        _ verdict: ReviewAnswer, _ page: ReviewPage, _ schedule: ReviewSchedule, _ now: Date
    ) throws -> ReviewSchedule {
        guard verdict.counts else { return schedule }
        let isDue = schedule.isDue(page.item, at: now)
        let progress = try page.session.update {
            $0.record(page.item, isRight: verdict == .right, isDue: isDue, at: now)
        }
        return ReviewSchedule(course: schedule.course, progress: progress)
    }

    /// What there is to say when nothing is due.
    private static func nothing(_ schedule: ReviewSchedule, _ session: CourseSession, _ now: Date) -> String {
        if let next = schedule.nextDate(after: now) {
            return "Nothing is due for review. The next question comes \(ReviewPage.wait(until: next, from: now))."
        }
        let isBegun = schedule.course.exercises.contains { schedule.progress[$0].passed != nil }
        return isBegun
            ? "Nothing is due for review, and nothing will be before another exercise has passed."
            : "Nothing is due for review. The first question comes a day after the first exercise has passed."
    }
}
