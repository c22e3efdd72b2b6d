import ArgumentParser
import Foundation
import ModelStore
import Support
import TerminalUI

/// Removes an installed network.
struct ModelsRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove an installed network, and what was fetched of it.",
        discussion: """
            A network that comes with the course is not removed: the lessons need it.

            Example: course models remove resnet18
            """
    )

    @Argument(help: "The network.")
    var name: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let catalog = try CourseSession.catalog()
        let bytes = try await catalog.remove(name) {
            Console.error("Waiting for another process that installs or removes \(name) ...")
        }
        let ansi = Terminal.current().ansi
        if json {
            try Console.json(Report(name: name, state: .available, bytes: bytes))
        } else {
            Console.output("\(ansi(ansi.check, .green)) \(name) removed: \(Quantity.bytes(bytes)) are free again.")
        }
    }

    /// What `models remove --json` prints.
    private struct Report: Encodable {
        var name: String
        var state: ModelState
        /// How many bytes were freed.
        var bytes: Int
    }
}
