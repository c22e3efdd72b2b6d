import Lessons
import Support

extension CommandError {
    /// Lessons that cannot be read.
    package static func lessons(_ diagnostics: [Diagnostic]) -> CommandError {
        CommandError(exitCode: 70, messages: diagnostics.map(\.description))
    }
}
