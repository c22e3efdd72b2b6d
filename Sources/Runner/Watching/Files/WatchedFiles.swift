import Foundation

/// The files of one exercise that are watched.
package struct WatchedFiles: Sendable {
    /// The exercise's id.
    package let exercise: String
    package let files: [URL]
    /// What they are known to hold.
    package let known: SaveDetector.Contents
    /// Looks at what they hold.
    package let read: @Sendable () -> SaveDetector.Contents

    package init(
        exercise: String, files: [URL], known: SaveDetector.Contents,
        read: @escaping @Sendable () -> SaveDetector.Contents
    ) {
        self.exercise = exercise
        self.files = files
        self.known = known
        self.read = read
    }
}
