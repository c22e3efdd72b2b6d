/// One way to build and run a solution.
///
/// Right answers are asked for in several: they may add up in another order.
struct SolutionRun: Sendable, Hashable {
    /// How many threads the matrix library may use.
    var threads = 2
    /// Whether the exercise is built with `-O`.
    var optimized = false

    /// What a solution has to pass: twice built for debugging, as a learner's code is, and twice optimized.
    static let validation = [
        SolutionRun(), SolutionRun(threads: 1), SolutionRun(optimized: true), SolutionRun(threads: 1, optimized: true),
    ]
    /// What the spread of right answers is measured over.
    static let recording = validation.prefix(2) + [SolutionRun(threads: 4)] + validation.dropFirst(2)
}
