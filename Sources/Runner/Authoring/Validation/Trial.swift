import Checking
import Lessons

/// One program that validation runs.
enum Trial: Sendable, Hashable {
    case starter
    case solution(SolutionRun)
    case mistake(MistakeSpec, Variant)

    /// Everything that an exercise has to be tried with.
    static func all(of exercise: ExerciseSpec, solution ways: [SolutionRun]) -> [Trial] {
        let mistakes = exercise.mistakes.compactMap { mistake -> Trial? in
            mistake.variant.map { .mistake(mistake, $0) }
        }
        // What is built with -O comes last: the package manager plans anew for it.
        let solutions = Dictionary(grouping: ways, by: \.optimized).mapValues { $0.map(Trial.solution) }
        return [.starter] + (solutions[false] ?? []) + mistakes + (solutions[true] ?? [])
    }

    var variant: Variant {
        switch self {
        case .starter: .starter
        case .solution: .solution
        case .mistake(_, let variant): variant
        }
    }

    /// How it is built and run.
    var run: SolutionRun {
        if case .solution(let run) = self { run } else { SolutionRun() }
    }

    var name: String {
        switch self {
        case .starter: "the starter"
        case .solution: "the solution"
        case .mistake(let mistake, _): "the mistake \(mistake.id)"
        }
    }
}
