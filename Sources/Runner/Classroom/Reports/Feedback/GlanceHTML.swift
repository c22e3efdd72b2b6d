import Pages
import Support

/// All exercises of a submission in a table, lesson by lesson; what was begun is a link to what is said of it.
struct GlanceHTML {
    let grade: SubmissionGrade
    let grades: ClassGrades

    var html: String {
        var groups: [(lesson: String, rows: [String])] = []
        for (place, (spec, exercise)) in zip(grades.exercises, grade.exercises).enumerated() {
            if groups.last?.lesson != spec.lesson { groups.append((spec.lesson, [])) }
            groups[groups.count - 1].rows.append(row(spec, exercise, place))
        }
        let bodies = groups.map { group in
            "<tbody><tr><th scope=\"rowgroup\" colspan=\"3\">\(group.lesson.html)</th></tr>\(group.rows.joined())</tbody>"
        }
        return """
            <h2>At a glance</h2>
            <div class="table"><table class="glance"><thead><tr><th scope="col">Exercise</th><th scope="col">State</th>\
            <th scope="col" class="right">Points</th></tr></thead>
            \(bodies.joined(separator: "\n"))
            </table></div>
            """
    }

    private func row(_ spec: ClassGrades.Exercise, _ exercise: SubmissionGrade.Exercise, _ place: Int) -> String {
        let title =
            exercise.isNotBegun ? spec.title.html : "<a href=\"#exercise-\(place + 1)\">\(spec.title.html)</a>"
        return "<tr><th scope=\"row\">\(title)</th>"
            + "<td class=\"\(exercise.tone)\">\(exercise.mark) \(exercise.stateWords)</td>"
            + "<td class=\"right nowrap\">\(exercise.earned?.short ?? "–") of \(spec.possible.short)</td></tr>"
    }
}

extension SubmissionGrade.Exercise {
    /// The class of its color.
    var tone: String {
        switch state {
        case "passed": "good"
        case "failed" where isPartlyRight: "partly"
        case "not-attempted", "missing", "unclear", "fault", "": "quiet"
        default: "bad"
        }
    }

    /// A sign beside its words.
    var mark: String {
        switch state {
        case "passed": "✓"
        case "failed" where isPartlyRight: "◐"
        case "not-attempted", "missing": "·"
        case "unclear", "fault", "": "?"
        default: "✗"
        }
    }
}
