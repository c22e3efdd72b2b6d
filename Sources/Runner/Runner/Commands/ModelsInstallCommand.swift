import ArgumentParser
import Foundation
import ModelStore
import Support
import Synchronization
import TerminalUI

/// Installs a network.
struct ModelsInstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Fetch a network and install it.",
        discussion: """
            What was interrupted goes on where it was when the same command is \
            given again. The file is checked against its published hash, and \
            opened, before it is put in place.

            On a machine without network, fetch the file elsewhere (its address is \
            shown by `course models info NAME`) and name it with --from.

            Example: course models install resnet18
            Example: course models install resnet18 --from ~/Downloads/resnet18-f37072fd.pth
            """
    )

    @Argument(help: "The network.")
    var name: String

    @Option(help: ArgumentHelp("Take the file from elsewhere: a file, or an address.", valueName: "URL-or-FILE"))
    var from: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let catalog = try CourseSession.catalog()
        var installation = try ModelInstallation(
            of: name, from: try from.map { try WeightsSource($0) }, catalog: catalog)
        let terminal = Terminal.current()
        let live = LiveLine(terminal: terminal, endsOnInterrupt: false, showsTime: false)
        let source = installation.source
        let words = Mutex(InstallWords(name: name, source: source))
        let start = ContinuousClock.now
        do {
            let model = try await live.telling { line, step in
                let (text, note) = words.withLock { ($0.line(step, at: .now - start), $0.note(step)) }
                await line.show(text)
                if let note { await line.note(note) }
            } of: { tell in
                installation.progress = tell
                return try await Interruption.cancels { [installation] in try await installation.run() }
            }
            try report(model, terminal: terminal)
        } catch is CancellationError {
            let kept = ModelInstallDirectory(of: name, in: catalog.installed).part.bytes
            Console.error(
                "\(terminal.errorStyle("course:", .yellow, .bold)) stopped; nothing was installed. "
                    + (kept > 0 ? "\(Quantity.bytes(kept)) are kept: the same command goes on from there." : ""))
            Interruption.end()
        }
    }

    private func report(_ model: InstalledModel, terminal: Terminal) throws {
        if json {
            try Console.json(
                Report(
                    name: model.name, state: .installed, folder: model.folder.path, bytes: model.bytes,
                    sha256: model.sha256, wasInstalled: model.wasThere))
            return
        }
        let ansi = terminal.ansi
        let what = model.wasThere ? "is installed already, and sound" : "installed, \(Quantity.bytes(model.bytes))"
        Console.output([
            "\(ansi(ansi.check, .green)) \(model.name) \(what): \(Hyperlink(model.folder).rendered(by: terminal))",
            "then   course explain PICTURE --model \(model.name)",
        ])
    }

    /// What `models install --json` prints.
    private struct Report: Encodable {
        var name: String
        var state: ModelState
        var folder: String
        /// The size of the file with the weights.
        var bytes: Int
        var sha256: String
        /// It was there before, and sound.
        var wasInstalled: Bool
    }
}
