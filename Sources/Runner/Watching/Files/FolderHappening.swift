extension FolderEvents {
    /// Something that has happened in a watched folder.
    struct Happening: Sendable {
        /// The file's name; nil when it may be any.
        let name: String?
        /// Whether a writer has closed the file, or it was moved into its place; else it may be the first step of several.
        let isWhole: Bool
    }
}
