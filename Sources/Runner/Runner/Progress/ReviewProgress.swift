import Foundation

/// What is known about one learner's answers to one review item.
struct ReviewProgress: Codable, Sendable, Equatable {
    /// How many times in a row it was answered right when it was due.
    private(set) var streak = 0
    /// How many answers were wrong.
    private(set) var wrong = 0
    /// When the last answer was given that counted.
    private(set) var answered: Date

    /// An item that has just been answered for the first time.
    init(answered: Date) { self.answered = answered }

    /// Takes note of an answer.
    ///
    /// A wrong one begins the intervals anew, whenever it comes; a right one counts only when the item was due.
    mutating func record(isRight: Bool, isDue: Bool, at date: Date) {
        if !isRight {
            (streak, wrong, answered) = (0, wrong + 1, date)
        } else if isDue {
            (streak, answered) = (streak + 1, date)
        }
    }
}
