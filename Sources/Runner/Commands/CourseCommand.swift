import ArgumentParser

/// The `course` command line: one verb a file.
@main
struct CourseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course",
        abstract: "A guided course on seeing what a convolutional network sees.",
        subcommands: [SuperviseCommand.self]
    )
}
