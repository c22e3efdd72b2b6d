import ArgumentParser
import Sandbox

/// The supervisor of one contained program, started by the course itself: not for people.
struct SuperviseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supervise",
        abstract: "Run one program contained (for the course's own use).",
        shouldDisplay: false
    )

    func run() {
        Supervisor.main()
    }
}
