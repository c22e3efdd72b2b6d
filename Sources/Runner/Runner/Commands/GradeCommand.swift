import ArgumentParser
import Checking
import Classroom
import Foundation
import Lessons
import Sandbox
import Support
import TerminalUI

/// Grades a class.
struct GradeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "Grade what a class handed in.",
        discussion: """
            SUBMISSIONS is a folder with one entry for each submission: a folder, a .zip, a .tar.gz, or a git \
            repository. Only the files that exercises name are taken from them; all else is this course's. Ended at any \
            moment and started again, it goes on where it was.

            A grading.yml among the submissions says what counts, until when, and who the class is: docs/classroom.md.

            Exit code 0 when all were judged, whatever their grades; 70 when the course was at fault for some.

            Example: course grade homework-2 --out graded
            Example: course grade homework-2 --out share-1 --shard 1/4
            Example: course grade --merge share-1 share-2 share-3 share-4 --out graded
            """
    )

    @Argument(help: "The folder in which the submissions lie.")
    var submissions: String?

    @Option(help: "Where the results go: a folder that is new, empty, or has results already.")
    var out: String

    @Option(help: "Grade this exercise alone; may be said several times.")
    var exercise: [String] = []

    @Option(help: "How many submissions are judged at a time; as many as there are cores by default.")
    var jobs: Int?

    @Option(help: "Grade share I of N alone, as 2/4.")
    var shard: ShardArgument?

    @Option(help: "The list of the class, as CSV; by default what grading.yml names.")
    var roster: String?

    @Option(help: "What counts and until when; by default grading.yml among the submissions.")
    var plan: String?

    @Option(parsing: .upToNextOption, help: "Put shares together instead: the folders that --shard filled.")
    var merge: [String] = []

    @Option(help: "How to contain the programs; by default the best that works here, and nothing below landlock.")
    var containment: SandboxLevel?

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        if !merge.isEmpty {
            if submissions != nil { throw ValidationError("Name submissions or say --merge, not both.") }
            if shard != nil || jobs != nil || roster != nil || plan != nil || !exercise.isEmpty {
                throw ValidationError("Shares are merged as they were graded: leave the other options out.")
            }
        } else if submissions == nil {
            throw ValidationError("Name the folder in which the submissions lie.")
        }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256, and not \(jobs).") }
    }

    func run() async throws {
        let session = try CourseSession()
        if !session.load.diagnostics.isEmpty { throw CommandError.lessons(session.load.diagnostics) }
        let grading = ClassGradingSession(session: session, out: URL(filePath: out).standardizedFileURL, isQuiet: json)
        let result: GradeResult
        do {
            if merge.isEmpty {
                result = try await grading.grade(try request(session), in: try await chosenContainment())
            } else {
                result = try await grading.merge(merge.map { URL(filePath: $0).standardizedFileURL })
            }
        } catch let error as SubmissionError {
            throw CommandError.usage(error.sentence)
        } catch let stop as GradingStop {
            throw CommandError.fault(
                "Grading was stopped, because the course or the machine is at fault again and again: "
                    + "\(stop.reason.endingWithStop) What is done is kept; mend it, and run the same command again.")
        }
        if json {
            try Console.json(GradeReport(result))
        } else {
            Console.output(GradePage(result, in: session).lines())
        }
        if result.hasFaults { throw ExitCode(70) }
    }

    private func request(_ session: CourseSession) throws -> ClassGrading.Request {
        let only = try exercise.map { try session.exercise($0).exercise.id }
        return ClassGrading.Request(
            submissions: URL(filePath: submissions ?? "").standardizedFileURL,
            out: URL(filePath: out).standardizedFileURL,
            only: only.isEmpty ? nil : Set(only), plan: plan.map { URL(filePath: $0) },
            roster: roster.map { URL(filePath: $0) }, shard: shard?.shard ?? .init(number: 1, count: 1),
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    }

    /// Programs of many strangers are run here: bare limits are not enough, unless somebody says so.
    private func chosenContainment() async throws -> any Containment {
        let chosen = try await CourseSession.containment(containment)
        let isAsked = try containment != nil || CourseSession.asked(in: ProcessInfo.processInfo.environment) != nil
        guard chosen.name == SandboxLevel.limits.rawValue, !isAsked else { return chosen }
        throw CommandError.usage(
            "Nothing better than limits works here, and submissions could read and write your files. `course doctor` shows "
                + "what is missing; --containment limits grades all the same.")
    }
}

/// One share of so many, as it is written: `2/4`.
struct ShardArgument: ExpressibleByArgument {
    let shard: GradingRunRecord.Shard

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1, count <= 10_000,
            (1...count).contains(number)
        else { return nil }
        shard = .init(number: number, count: count)
    }
}
