import ArgumentParser

/// Commands for those who write lessons.
struct AuthorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "author",
        abstract: "Write lessons.",
        discussion: "Example: course author check",
        subcommands: [
            AuthorNewCommand.self, AuthorRecordCommand.self, AuthorCheckCommand.self, AuthorSyncCommand.self,
            AuthorMoveCommand.self, AuthorCourseCommand.self, AuthorExportCommand.self,
        ]
    )
}
