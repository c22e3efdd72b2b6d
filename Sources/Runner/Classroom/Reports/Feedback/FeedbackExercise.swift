import Pages
import Support

/// What is said of one exercise on a page of feedback.
struct FeedbackExercise {
    let spec: ClassGrades.Exercise
    let exercise: SubmissionGrade.Exercise
    /// The id of its element.
    let id: String
    let pictures: [String]

    var html: String {
        let isBare = exercise.judged == nil
        return """
            <section class="exercise\(isBare ? " bare" : "")" id="\(id)" aria-labelledby="\(id)-title">
            <h3 id="\(id)-title">\(spec.title.html)</h3>
            <p class="state \(exercise.tone)">\(exercise.mark) \(exercise.stateWords.asSentence.dropLast().description) \
            <small>\(points)</small></p>
            \(isBare ? bare : judged)
            </section>
            """
    }

    private var points: String {
        exercise.earned.map { "\($0.short) of \(spec.possible.short) points" } ?? "no points are taken"
    }

    /// Where there is nothing to grade: why.
    private var bare: String {
        exercise.sentences.map { SentenceHTML(sentence: $0).html }.joined()
    }

    private var judged: String {
        guard let judged = exercise.judged else { return "" }
        let remarks = [judged.mistake?.say, judged.observation?.say].compactMap { $0?.harmless }
        var parts = exercise.sentences.map { SentenceHTML(sentence: $0, isStrong: remarks.contains($0)).html }
        parts += remarks.filter { !exercise.sentences.contains($0) }.map {
            SentenceHTML(sentence: $0, isStrong: true).html
        }
        if let hint = judged.hint {
            parts.append("<p class=\"hint\"><strong>Hint</strong> \(SentenceHTML.inline(hint))</p>")
        }
        let shown = pictures.isEmpty ? "" : "<div class=\"sheets\">\(pictures.joined(separator: "\n"))</div>"
        let checks = CheckMatrix(checks: ShownCheck.all(of: judged))
        // Of what is right nobody needs to see more, unless they want to.
        let isRight = exercise.state == "passed"
        if !isRight { parts.append(shown) }
        let closer = (isRight ? shown : "") + checks.html
        if !closer.isEmpty { parts.append(details(checks.summary ?? "The picture", closer)) }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func details(_ title: String, _ inner: String) -> String {
        "<details><summary>\(title.html)</summary>\(inner)</details>"
    }
}
