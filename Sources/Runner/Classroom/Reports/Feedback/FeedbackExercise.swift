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
        let isBare = exercise.judged == nil || exercise.state == "not-attempted"
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
        if exercise.state == "not-attempted" { return "" }
        return exercise.sentences.map { SentenceHTML(sentence: $0).html }.joined()
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
        let isRight = exercise.state == "passed"
        parts += isRight && !shown.isEmpty ? [details("The picture", shown)] : [shown]
        let checks = ShownCheck.all(of: judged)
        if !checks.isEmpty { parts.append(details(summary(checks), table(checks))) }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func details(_ title: String, _ inner: String) -> String {
        "<details><summary>\(title.html)</summary>\(inner)</details>"
    }

    private func summary(_ checks: [ShownCheck]) -> String {
        let right = checks.count(where: \.passed)
        return right == checks.count
            ? "\(Quantity.count(checks.count, "comparison")), all right"
            : "\(Quantity.count(checks.count, "comparison")), \(right) right"
    }

    private func table(_ checks: [ShownCheck]) -> String {
        let rows = checks.map { check in
            "<tr><td>\(check.output.html)</td><td>\(check.caseName.html)</td>"
                + "<td class=\"\(check.passed ? "good" : "bad")\">\(check.passed ? "✓ right" : "✗ wrong")</td></tr>"
        }
        return "<div class=\"table\"><table><thead><tr><th scope=\"col\">Output</th><th scope=\"col\">Case</th>"
            + "<th scope=\"col\">Result</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>"
    }
}
