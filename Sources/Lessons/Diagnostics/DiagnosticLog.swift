/// Collects what is wrong with one lesson, so that reading goes on after the first mistake.
final class DiagnosticLog {
    private(set) var diagnostics: [Diagnostic] = []

    func report(_ location: SourceLocation, _ message: String, remedy: String) {
        let diagnostic = Diagnostic(location, message, remedy: remedy)
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// Reports what is no fault of the place, and would be the same at every other: the first place is enough.
    func reportOnce(_ location: SourceLocation, _ message: String, remedy: String) {
        if !diagnostics.contains(where: { $0.message == message }) { report(location, message, remedy: remedy) }
    }
}

extension [Diagnostic] {
    /// In reading order: by file, line and column.
    func inReadingOrder() -> [Diagnostic] {
        sorted { ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message) }
    }
}
