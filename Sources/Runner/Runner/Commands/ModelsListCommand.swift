import ArgumentParser
import Foundation
import ModelStore
import TerminalUI

/// Lists the networks.
struct ModelsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the networks: shipped, installed, and to be installed.",
        discussion: "Example: course models list --json"
    )

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let entries = try CourseSession.catalog().entries()
        if json {
            try Console.json(["models": entries])
        } else {
            Console.output(ModelsTable(entries: entries, terminal: .current()).lines())
        }
    }
}
