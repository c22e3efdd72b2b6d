import Checking
import Foundation
import Lessons
import Synchronization

/// Reads all lessons of a course once, and only when somebody asks.
final class CourseReader: Sendable {
    private let paths: CoursePaths
    private let load = Mutex<CourseLoad?>(nil)

    /// Reads nothing yet.
    ///
    /// - Parameter paths: where the course and its kit lie.
    init(paths: CoursePaths) { self.paths = paths }

    /// Every lesson, and what is wrong with those that cannot be read.
    var all: CourseLoad {
        load.withLock { load in
            if let load { return load }
            let new = paths.load()
            load = new
            return new
        }
    }
}
