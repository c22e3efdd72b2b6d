/// How an exercise came out, in so few kinds that a picture can tell them apart.
enum OutcomeKind: Int, CaseIterable {
    case right, partly, wrong, broken, none, unknown

    init(_ exercise: SubmissionGrade.Exercise) {
        self =
            switch exercise.state {
            case "passed": .right
            case "failed": (exercise.earned ?? .zero) > .zero ? .partly : .wrong
            case "not-attempted", "missing": .none
            case "unclear", "fault", "": .unknown
            default: (exercise.earned ?? .zero) > .zero ? .partly : .broken
            }
    }

    /// The class of its color.
    var name: String {
        switch self {
        case .right: "right"
        case .partly: "partly"
        case .wrong: "wrong"
        case .broken: "broken"
        case .none: "none"
        case .unknown: "unknown"
        }
    }

    var words: String {
        switch self {
        case .right: "right"
        case .partly: "partly right"
        case .wrong: "wrong"
        case .broken: "did not build or run"
        case .none: "not begun"
        case .unknown: "not judged"
        }
    }

    /// One character, where a whole row of exercises has to fit.
    var sign: String {
        switch self {
        case .right: "●"
        case .partly: "▲"
        case .wrong: "○"
        case .broken: "x"
        case .none: "·"
        case .unknown: "?"
        }
    }
}
