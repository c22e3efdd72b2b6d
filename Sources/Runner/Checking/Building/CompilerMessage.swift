/// One thing that the compiler says about a file.
package struct CompilerMessage: Sendable, Equatable {
    /// Whose file it is.
    package enum Origin: Sendable, Equatable {
        /// One that the learner edits.
        case learner
        /// The exercise's check: it calls something that the learner's file does not offer as it is expected.
        case check
        case course
    }

    package var origin: Origin
    /// The learner's own path of the file, relative to the course.
    package var file: String
    package var line: Int
    /// Counted from 1 in bytes, as the compiler counts.
    package var column: Int
    package var text: String
    /// The line of the source that it is about, and the notes that belong to it.
    package var source: String?
    package var notes: [String] = []

    package init(
        origin: Origin, file: String, line: Int, column: Int, text: String, source: String? = nil, notes: [String] = []
    ) {
        self.origin = origin
        self.file = file
        self.line = line
        self.column = column
        self.text = text
        self.source = source
        self.notes = notes
    }

    /// Where, as an editor understands it.
    package var location: String { "\(file):\(line):\(column)" }

    /// The line of a caret that points at the column, tabs kept so that it stands below the right character.
    package var caret: String? {
        source.map { source in
            let before = String(decoding: source.utf8.prefix(max(0, column - 1)), as: UTF8.self)
            return String(before.map { $0 == "\t" ? "\t" : " " }) + "^"
        }
    }
}
