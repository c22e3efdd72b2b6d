import ArgumentParser
import Foundation
import ModelStore
import TerminalUI

/// Says what is known of one network.
struct ModelsInfoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Show what is known of a network.",
        discussion: """
            The hash is computed from the file that is here. Exit code 1 when it is \
            not the one that it should be.

            Example: course models info resnet18
            """
    )

    @Argument(help: "The network.")
    var name: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let info = try ModelInfo(of: name, in: CourseSession.catalog())
        if json {
            try Console.json(info)
        } else {
            Console.output(ModelPage(info: info, terminal: .current()).lines())
        }
        if info.intact == false { throw ExitCode(1) }
    }
}
