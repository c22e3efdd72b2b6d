import Foundation
import Lessons
import Synchronization

/// Reads all lessons of a course once, and only when somebody asks.
final class CourseReader: Sendable {
    private let lessons: URL
    private let load = Mutex<CourseLoad?>(nil)

    /// Reads nothing yet.
    ///
    /// - Parameter lessons: the folder that holds the lessons' folders.
    init(lessons: URL) { self.lessons = lessons }

    /// Every lesson, and what is wrong with those that cannot be read.
    var all: CourseLoad {
        load.withLock { load in
            if let load { return load }
            let new = Course.load(from: lessons)
            load = new
            return new
        }
    }
}
