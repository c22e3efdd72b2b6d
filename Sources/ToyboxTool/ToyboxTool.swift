import ArgumentParser

/// The command line of the scene renderer.
@main
struct ToyboxTool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "toybox",
        abstract: "Renders pictures of toys with known truth: class, mask and seed.",
        subcommands: [RenderCommand.self, SheetCommand.self, ClassesCommand.self])
}
