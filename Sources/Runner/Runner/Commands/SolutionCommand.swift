import ArgumentParser
import Checking
import Foundation
import Lessons
import Support
import TerminalUI

/// Prints a solution.
struct SolutionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solution",
        abstract: "Print the solution of an exercise that has passed.",
        discussion: """
            The source alone goes to standard output, so that it can be compared with yours.

            Example: course solution grad-cam-map | diff Lessons/08-grad-cam/Exercise/GradCAM.swift -
            """
    )

    @Argument(help: "The exercise.")
    var exercise: String

    @Flag(help: "Show it although the exercise has not passed.")
    var spoil = false

    func run() async throws {
        let session = try CourseSession()
        let (exercise, lesson) = try session.exercise(exercise)
        guard try spoil || session.progress()[exercise].passed != nil else {
            throw CommandError.refused(
                "\(exercise.title) has not passed yet. Try `\(session.invocation) hint \(exercise.id)`, "
                    + "or add --spoil to see the solution now.")
        }
        let files = try VariantSources(lesson: lesson.folder, exercise: exercise).files(for: .solution)
        for file in files {
            // One file is printed bare: written over the learner's, it passes.
            if files.count > 1 { Console.output("// \(file.path)") }
            Console.output(contentsOf: file.contents)
        }
    }
}
