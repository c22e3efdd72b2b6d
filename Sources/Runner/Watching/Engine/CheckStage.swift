import Grading

/// How far a check is, in the words of the screen.
package enum CheckStage: Sendable, Equatable {
    case waiting
    /// The course's own modules are compiled again: steps done of those known.
    case buildingKit(done: Int, total: Int)
    case building, running, comparing
    /// The last check is being ended.
    case ending

    package var words: String {
        switch self {
        case .waiting: "waiting for another check that is building"
        case .buildingKit(let done, let total):
            "building what all exercises share" + (total > 1 ? ", \(done) of \(total)" : "")
        case .building: "building"
        case .running: "running"
        case .comparing: "comparing"
        case .ending: "ending the check before"
        }
    }
}

/// What one exercise came to when all were checked.
package struct AllResult: Sendable, Equatable {
    package var id: String
    package var outcome: Outcome

    package init(id: String, outcome: Outcome) {
        self.id = id
        self.outcome = outcome
    }
}
