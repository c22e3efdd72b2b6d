import ArgumentParser
import Foundation
import Sandbox
import Support
import TerminalImages
import TerminalUI
import Watching

/// Checks an exercise whenever its file is saved.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Check an exercise whenever you save it.",
        discussion: """
            One screen shows the verdict, the picture, and whether you are nearer than before. A save during a check \
            ends that check and begins the next. Keys act at once: h hint, n next, e editor, p page, l list, r reset, \
            Space again, a all, ? help, q quit.

            Without a terminal, or with TERM=dumb, each check is printed as `course check` prints it. Ctrl-C ends it.

            Example: course watch
            Example: course watch grad-cam-map --images blocks
            """
    )

    @Argument(help: "The exercise: its id, its file or its target; the current one when left out.")
    var exercise: String?

    @Option(help: "How to contain the program; an error when that does not work here. By default the best that does.")
    var containment: SandboxLevel?

    @OptionGroup
    var images: ImageOptions

    func run() async throws {
        let choice = try images.choice()
        async let chosen = CourseSession.containment(containment)
        let session = try CourseSession()
        let course = try WatchedCourse(session, exercise: exercise, containment: try await chosen)
        if session.terminal.takesScreen {
            // Asked before keys are read: its answers would be taken for some.
            let images = await TerminalImages.find(choice, terminal: session.terminal)
            if let screen = ScreenTerminal() {
                let output = ScreenOutput(screen, terminal: session.terminal, images: images)
                var loop = try WatchLoop(course, output: output, keys: screen.descriptor)
                return await loop.run()
            }
        }
        var loop = try WatchLoop(course, output: LineOutput(.page, session: session), keys: nil)
        await loop.run()
    }
}
