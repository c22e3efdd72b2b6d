import Support

/// What there is to say of an exercise as plain text, for programs that show nothing else.
struct PlainFeedback {
    let exercise: SubmissionGrade.Exercise

    init(_ exercise: SubmissionGrade.Exercise) { self.exercise = exercise }

    var text: String {
        var lines = exercise.sentences
        guard let judged = exercise.judged else {
            return (lines.isEmpty ? [exercise.stateWords.asSentence] : lines).joined(separator: "\n")
        }
        if let hint = judged.hint { lines.append("Hint: \(hint.harmless)") }
        let checks = ShownCheck.all(of: judged)
        if !checks.isEmpty {
            lines.append("")
            lines += checks.map { "\($0.passed ? "right" : "wrong")  \($0.words)" }
        }
        return lines.joined(separator: "\n")
    }
}
