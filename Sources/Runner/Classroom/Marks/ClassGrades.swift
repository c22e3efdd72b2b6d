import Foundation
import Grading
import Lessons

/// The grades of a whole class: what every report is made from, and nothing else.
package struct ClassGrades: Sendable {
    /// An exercise that counts.
    package struct Exercise: Sendable, Equatable {
        package var id: String
        package var title: String
        /// The title of its lesson, with its place: `Lesson 8 · Grad-CAM and the overlay`.
        package var lesson: String
        /// What it counts when all is right.
        package var possible: Score
    }

    package var title: String
    /// What the course is called.
    package var courseTitle = CourseWords.shipped.title
    /// The version of the course that judged.
    package var version: String
    package var exercises: [Exercise]
    /// In the order of their ids.
    package var submissions: [SubmissionGrade]
    /// Who is on the roster and handed nothing in, in its order.
    package var absent: [Roster.Person]
    /// The heads of columns that other programs look for.
    package var canvasTitle: String?
    package var moodleTitle: String?

    package var possible: Score { exercises.reduce(.zero) { $0 + $1.possible } }
}

/// The grade of one submission.
package struct SubmissionGrade: Sendable {
    /// How it stands with one exercise.
    package struct Exercise: Sendable {
        package var id: String
        /// What it earned; nil where nothing could be judged, and no point is taken.
        package var earned: Score?
        /// What came of it; nil where its files are missing, unclear, or the course was at fault.
        package var judged: JudgedExercise?
        /// In a word: an outcome, or `missing`, `unclear`, `fault`.
        package var state: String
        /// Why there is nothing that was judged; nil where there is.
        package var reason: String?
    }

    /// Whether it can be entered as a grade, and why not.
    package enum Status: String, Sendable {
        case graded
        case notGradable = "not-gradable"
        case timedOut = "timed-out"
        case infrastructure
    }

    package var id: String
    /// The file or folder that it was handed in as.
    package var source: String
    package var commit: String?
    /// Who that is; nil where no roster names them.
    package var person: Roster.Person?
    package var status: Status
    /// Why it is not graded; nil when it is.
    package var reason: String?
    /// In the order of the course; every exercise that counts.
    package var exercises: [Exercise]
    /// How late it was; nil when nobody knows when it was handed in, or there is no date.
    package var lateness: Lateness?
    /// What all exercises earned; nil when it is not graded.
    package var earned: Score?
    /// What is taken off for lateness.
    package var penalty: Score
    /// What counts; nil when it is not graded.
    package var total: Score?

    /// What went wrong in a word: the status when it is not graded, else the worst of what came of its exercises; empty when
    /// all have passed.
    package var problem: String {
        if status != .graded { return status.rawValue }
        let order = [
            "over-limit", "timed-out", "crashed", "no-output", "did-not-build", "failed", "not-attempted", "missing",
        ]
        return order.first { word in exercises.contains { $0.state == word } } ?? ""
    }
}
