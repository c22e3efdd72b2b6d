import Support

extension String {
    /// Words of others as they may stand in one line of a report: without controls, and without an end of the line.
    var oneLine: String {
        harmless.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
    }

    /// A reason as a sentence; a file's name at its beginning keeps its small letter.
    fileprivate var asReason: String {
        let first = harmless.prefix { $0 != " " }
        return first.contains { "./_-".contains($0) } ? harmless.endingWithStop : harmless.asSentence
    }
}

extension SubmissionGrade {
    /// The name that a person would use: that of the roster, or else what the submission is called.
    var who: String {
        let name = (person?.name ?? id).oneLine
        return name.count <= 80 ? name : name.prefix(79) + "…"
    }

    /// `31.5 of 40 points`, or why there are none.
    func points(of possible: Score) -> String {
        total.map { "\($0.short) of \(possible.short) points" } ?? "not graded"
    }

    /// What the penalty for lateness takes, in a sentence; nil when nothing was late.
    var latenessWords: String? {
        guard let lateness, lateness.isLate else { return nil }
        guard penalty > .zero else { return "Handed in \(lateness.words)." }
        return "Handed in \(lateness.words): \(penalty.short) of \(earned?.short ?? "0") points."
    }

    /// Why there is no grade, in plain words, and that nothing is lost by it; empty when there is one.
    var withoutGrade: [String] {
        let reason = reason?.asReason
        let promise = "No points are taken for this."
        switch status {
        case .graded: return []
        case .notGradable:
            return ["This submission could not be graded."] + [reason].compactMap(\.self) + [
                promise, "Please ask whoever teaches the course what to hand in again.",
            ]
        case .timedOut:
            return ["Taking this submission apart took too long."] + [reason].compactMap(\.self) + [
                promise, "Please ask whoever teaches the course; a smaller archive will help.",
            ]
        case .infrastructure:
            return ["The course itself was at fault, and not your work."] + [reason].compactMap(\.self) + [
                promise, "Whoever teaches the course can grade it again; please ask there if it stays so.",
            ]
        }
    }
}

extension SubmissionGrade.Exercise {
    /// Whether nothing of it was handed in, or only the starter.
    var isNotBegun: Bool { state == "missing" || state == "not-attempted" }

    /// Whether it is wrong, and earned something all the same.
    var isPartlyRight: Bool { state == "failed" && (earned ?? .zero) > .zero }

    /// How it stands, in a few words: `right`, `partly right`, `does not build`.
    var stateWords: String {
        switch state {
        case "passed": "right"
        case "failed": isPartlyRight ? "partly right" : "not right yet"
        case "not-attempted": "not attempted"
        case "did-not-build": "does not build"
        case "crashed": "crashed"
        case "timed-out": "took too long"
        case "over-limit": "went over a limit"
        case "no-output": "handed in no result"
        case "missing": "not in the submission"
        case "unclear": "unclear which file is meant"
        default: "could not be judged"
        }
    }

    /// What there is to say, a line of thought each.
    var sentences: [String] {
        guard let judged else { return [reason].compactMap { $0?.asReason } }
        // By the plan an exercise may count something else than its own points, and the reports say that beside it.
        return judged.sentences.map { $0.harmless.replacing(#/ ?\d+ of \d+ points?\.$/#, with: "") }.filter {
            !$0.isEmpty
        }
    }
}

/// A comparison as it may be shown: a hidden case has a number in place of its name.
struct ShownCheck {
    let output: String
    let caseName: String
    let passed: Bool

    /// Output and case: `heatmap, mug`.
    var words: String { "\(output), \(caseName)" }

    /// All of an exercise.
    ///
    /// Hidden cases are counted here, so that no name of one can get through.
    static func all(of judged: JudgedExercise) -> [ShownCheck] {
        var hidden: [String] = []
        return judged.checks.map { check in
            var name = check.caseName.oneLine
            if check.isHidden {
                let place = hidden.firstIndex(of: check.caseName) ?? hidden.count
                if place == hidden.count { hidden.append(check.caseName) }
                name = "hidden \(place + 1)"
            }
            return ShownCheck(output: check.output.oneLine, caseName: name, passed: check.passed)
        }
    }
}
