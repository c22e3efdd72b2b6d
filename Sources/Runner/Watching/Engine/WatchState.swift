import Foundation

/// Everything that the screen shows.
package struct WatchState: Sendable {
    package var exercise: WatchedExercise
    package var activity = Activity.idle
    /// What the last check came to; nil before the first.
    package var result: CheckSummary?
    /// How that differs from the check before.
    package var change: ResultChange?
    /// What was drawn of the last check; nil where nothing was, or not yet.
    package var picture: ScreenPicture?
    /// Whether a picture is being drawn, whose room is kept.
    package var awaitsPicture = false
    /// Hints that were asked for, the newest last, as they are shown.
    package var hints: [String] = []
    /// Something that is said once, until the next key or save.
    package var notice: Notice?
    /// Whether the files are there.
    package var isMissing = false
    /// Whether y or n is awaited: back to the starter.
    package var asksForReset = false
    /// A page that lies over the screen until it is put away.
    package var page: TextPage?
    /// The first line of the page that is shown.
    package var pageOffset = 0

    package init(exercise: WatchedExercise) { self.exercise = exercise }

    /// What is going on.
    package enum Activity: Sendable, Equatable {
        case idle
        case checking(CheckStage, seconds: Double)
        case checkingAll([AllResult], seconds: Double)
    }
}

/// The exercise that is watched, in the words of the screen.
package struct WatchedExercise: Sendable, Equatable {
    package var id: String
    package var title: String
    /// Where its lesson stands in the course: `Lesson 2 of 5`.
    package var place: String
    package var lesson: String
    /// The files that are edited.
    package var files: [URL]
    package var points: Int
    package var hasPassed: Bool
    /// Whether the exercise has changed since it passed.
    package var isOutdated: Bool

    package init(
        id: String, title: String, place: String, lesson: String, files: [URL], points: Int, hasPassed: Bool,
        isOutdated: Bool = false
    ) {
        self.id = id
        self.title = title
        self.place = place
        self.lesson = lesson
        self.files = files
        self.points = points
        self.hasPassed = hasPassed
        self.isOutdated = isOutdated
    }
}

/// One sentence to the learner.
package struct Notice: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case done, plain, warning }

    package var kind: Kind
    package var text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}
