import Lessons

/// A verdict in the words of a person, in the order in which they help.
///
///     heatmap, case mug: 31 of 49 values are off (63 %).
///     First at y=0, x=2: yours 0.031, expected 0.114.
///     Worst at y=3, x=3: yours 0, expected 0.97.
///     Negative evidence survives: the map has values below 0.
public struct VerdictReport: Sendable {
    private let verdict: Verdict
    private let exercise: ExerciseSpec

    /// The report of a verdict.
    ///
    /// - Parameter exercise: the one that was graded: the names of cases and the order of outputs are its own.
    public init(_ verdict: Verdict, of exercise: ExerciseSpec) {
        self.verdict = verdict
        self.exercise = exercise
    }

    /// The report, a line of thought each.
    public var sentences: [String] {
        switch verdict.outcome {
        case .passed: [passed]
        case .failed: failed
        default: verdict.problems
        }
    }

    // MARK: Parts

    private var passed: String {
        let outputs = Spelling.list(exercise.outputs.map(\.name))
        let verb = exercise.outputs.count == 1 ? "is" : "are"
        let shown = exercise.cases.filter { !$0.hidden }.map(\.id)
        let hidden = exercise.cases.count - shown.count
        var places = shown == [CaseSpec.mainID] ? "" : shown.isEmpty ? "" : " for \(Spelling.list(shown))"
        if hidden > 0 {
            places += "\(places.isEmpty ? " for" : " and") \(hidden == 1 ? "a hidden case" : "\(hidden) hidden cases")"
        }
        return "\(outputs) \(verb) right\(places). \(earned)"
    }

    private var failed: [String] {
        guard let first = verdict.failures.first else { return part + [earned] }
        var lines: [String] = []
        if let stage = first.stage {
            lines.append("Stage \(stage) (\(first.output)) is where it goes wrong first.")
        }
        lines += FindingSentences(first, isOnlyCase: exercise.cases.count == 1).lines
        if let cause = verdict.diagnosis?.say ?? verdict.observation?.say { lines.append(cause) }
        lines += others(than: first)
        return lines + part + [earned]
    }

    /// What there is to say of a program that ended in `yourTurn`.
    private var part: [String] {
        guard let task = verdict.unfinished else { return [] }
        let next = "Next: \(task)\(task.hasSuffix(".") ? "" : ".")"
        if verdict.checks.allSatisfy(\.passed) {
            return ["All outputs are right, and yet `yourTurn` is still reached.", next]
        }
        let handedIn = exercise.outputs.map(\.name).filter { name in
            !verdict.checks.contains { $0.output == name && verdict.isPending($0) }
        }
        let isRight = verdict.failures.isEmpty
        let state = "\(handedIn.count == 1 ? "is" : "are") \(isRight ? "right" : "handed in")"
        let right = isRight && !handedIn.isEmpty ? ["Right: \(Spelling.list(handedIn))."] : []
        return [
            "This is a part: \(handedIn.count) of \(exercise.outputs.count) outputs \(state), and the rest is still yours to "
                + "write."
        ] + right + [next]
    }

    /// The other outputs and cases, in a sentence each for what is wrong too and what is right.
    private func others(than first: OutputResult) -> [String] {
        var sentences: [String] = []
        var wrong: [String] = []
        var right: [String] = []
        for output in exercise.outputs {
            let checks = verdict.checks.filter {
                // Compared by name: a finding that holds NaN is not equal to itself.
                $0.output == output.name && ($0.output, $0.caseName) != (first.output, first.caseName)
            }
            let failing = checks.filter { !$0.passed && !verdict.isPending($0) }
            if output.name == first.output {
                if !failing.isEmpty { sentences.append("It is off for \(Self.cases(failing)) too.") }
            } else if failing.isEmpty {
                if !checks.isEmpty, checks.allSatisfy(\.passed) { right.append(output.name) }
            } else {
                let isWhole = failing.count == exercise.cases.count
                wrong.append(isWhole ? output.name : "\(output.name) (for \(Self.cases(failing)))")
            }
        }
        if !wrong.isEmpty { sentences.append("Also off: \(Spelling.list(wrong)).") }
        if !right.isEmpty { sentences.append("Right: \(Spelling.list(right)).") }
        return sentences
    }

    /// `mug and a hidden case`.
    private static func cases(_ checks: [OutputResult]) -> String {
        let hidden = checks.count(where: \.hidden)
        let shown = checks.filter { !$0.hidden }.map(\.caseName)
        return Spelling.list(shown + (hidden == 0 ? [] : [hidden == 1 ? "a hidden case" : "\(hidden) hidden cases"]))
    }

    private var earned: String {
        let points = verdict.points
        return points.earned == points.possible
            ? "\(points.possible) \(points.possible == 1 ? "point" : "points")."
            : "\(points.earned) of \(points.possible) \(points.possible == 1 ? "point" : "points")."
    }
}
