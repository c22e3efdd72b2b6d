import Checking
import Lessons

/// One program that validation runs.
enum Trial: Sendable, Hashable {
    case starter
    case solution(SolutionRun)
    case mistake(MistakeSpec, Variant)
    /// A solution without the lines that a review item asks for.
    case gap(ReviewSpec, Variant)

    /// Everything that an exercise has to be tried with.
    static func all(of exercise: ExerciseSpec, in lesson: Lesson, solution ways: [SolutionRun]) -> [Trial] {
        let mistakes = exercise.mistakes.compactMap { mistake -> Trial? in
            mistake.variant.map { .mistake(mistake, $0) }
        }
        let gaps = lesson.reviews.compactMap { item -> Trial? in
            guard item.exercise == exercise.id, case .code(let gap, let file) = item.kind else { return nil }
            return .gap(item, .filled(gap, with: [], in: file))
        }
        // What is built with -O comes last: the package manager plans anew for it.
        let solutions = Dictionary(grouping: ways, by: \.optimized).mapValues { $0.map(Trial.solution) }
        return [.starter] + (solutions[false] ?? []) + mistakes + gaps + (solutions[true] ?? [])
    }

    var variant: Variant {
        switch self {
        case .starter: .starter
        case .solution: .solution
        case .mistake(_, let variant), .gap(_, let variant): variant
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
        case .gap(let item, _): "the review item \(item.id)"
        }
    }
}
