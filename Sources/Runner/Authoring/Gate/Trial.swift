import Lessons

/// One program that the gate runs.
enum Trial: Sendable, Hashable {
    case starter
    /// Right answers are asked for with different numbers of threads: they may add up in another order.
    case solution(threads: Int)
    case mistake(MistakeSpec, Variant)

    /// Everything that an exercise has to be tried with.
    static func all(of exercise: ExerciseSpec) -> [Trial] {
        let mistakes = exercise.mistakes.compactMap { mistake -> Trial? in
            mistake.variant.map { .mistake(mistake, $0) }
        }
        return [.starter, .solution(threads: 2), .solution(threads: 1)] + mistakes
    }

    var variant: Variant {
        switch self {
        case .starter: .starter
        case .solution: .solution
        case .mistake(_, let variant): variant
        }
    }

    var threads: Int {
        if case .solution(let threads) = self { threads } else { 2 }
    }

    var name: String {
        switch self {
        case .starter: "the starter"
        case .solution: "the solution"
        case .mistake(let mistake, _): "the mistake \(mistake.id)"
        }
    }
}
