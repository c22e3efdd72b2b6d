import ArgumentParser
import Foundation
import Grading
import Lessons
import Sandbox
import TerminalImages
import TerminalUI

/// Builds, runs and grades an exercise, draws what came out and records the result.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Build, run and grade an exercise.",
        discussion: """
            Exit code 0 when it passed, 1 when it did not, 70 when the course itself is at fault, also when it passed \
            and that could not be recorded.

            Where the terminal can show pictures, what came out is drawn there; everywhere, it is a file.

            Example: course check
            Example: course check grad-cam-map --json
            Example: course check --images blocks
            """
    )

    @Argument(help: "The exercise: its id, its file or its target; the current one when left out.")
    var exercise: String?

    @Flag(help: "Check every exercise.")
    var all = false

    @Option(help: "How to contain the program; an error when that does not work here. By default the best that does.")
    var containment: SandboxLevel?

    @OptionGroup
    var images: ImageOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        if all, exercise != nil { throw ValidationError("Name an exercise or say --all, not both.") }
    }

    func run() async throws {
        let choice = try images.choice()
        // The lessons are read while the containment is tried out and the terminal is asked.
        async let chosen = CourseSession.containment(containment)
        async let found = json || all ? .none : TerminalImages.find(choice, terminal: .current())
        let session = try CourseSession()
        let check = ExerciseCheck(session: session, containment: try await chosen)
        let images = await found
        if all { try await checkAll(check) } else { try await checkOne(check, images) }
    }

    private func checkOne(_ check: ExerciseCheck, _ images: TerminalImages) async throws {
        let session = check.session
        let (exercise, lesson) = try session.exercise(exercise)
        let result = try await check.run(exercise, in: lesson) { result in
            if !json { Console.output(CheckPage(result, in: session).lines()) }
        }
        if json {
            try Console.json(CheckReport(result))
        } else {
            Console.output(CheckPage(result, in: session).closingLines(images))
        }
        if result.record.outcome != .passed {
            result.unrecorded.map { session.warn($0) }
            throw ExitCode(result.record.outcome.exitCode)
        }
        // Last, and after the result: it stands, only the next command will not know of it.
        if let unrecorded = result.unrecorded { throw unrecorded }
    }

    private func checkAll(_ check: ExerciseCheck) async throws {
        let session = check.session
        session.warnAboutBrokenLessons()
        var results: [CheckedExercise] = []
        for lesson in session.course.lessons {
            for exercise in lesson.exercises {
                let result = try await check.run(exercise, in: lesson)
                results.append(result)
                if !json { Console.output(CheckPage(result, in: session).shortLine()) }
            }
        }
        let isFault = !session.load.diagnostics.isEmpty || results.contains { $0.record.outcome == .graderFault }
        if json {
            try Console.json(CheckAllReport(results, problems: session.load.diagnostics))
        } else {
            let passed = results.count { $0.record.outcome == .passed }
            Console.output("\n\(passed) of \(results.count) exercises pass.")
        }
        let unrecorded = results.lazy.compactMap(\.unrecorded).first
        unrecorded.map { session.warn($0) }
        if isFault { throw ExitCode(70) }
        if results.contains(where: { $0.record.outcome != .passed }) { throw ExitCode(1) }
        if unrecorded != nil { throw ExitCode(70) }
    }
}
