import ArgumentParser
import Foundation
import TerminalImages
import TerminalUI

/// Says what is installed, what containment is in force, and what to do about what is missing.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Show what is installed, what keeps exercises contained, how pictures are shown, and what is missing.",
        discussion: """
            Exit code 1 when something that the course needs is missing.

            Example: course doctor
            """
    )

    @OptionGroup
    var images: ImageOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let choice = try images.choice()
        let session = try CourseSession()
        let images = await TerminalImages.find(choice, terminal: session.terminal)
        let report = await SystemDiagnostics(session: session, images: images).report()
        if json {
            try Console.json(report)
        } else {
            Console.output(DoctorPage(report: report, terminal: session.terminal).lines())
        }
        if !report.healthy { throw ExitCode(1) }
    }
}
