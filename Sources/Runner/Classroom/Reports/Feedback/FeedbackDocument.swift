import Foundation
import Lessons
import Pages
import Support

/// `feedback/<id>.html`: what somebody gets back, as one file.
///
/// It holds verdicts, diagnoses, hints and their own pictures beside the reference; no solution, and of a hidden case nothing but
/// whether it is right.
struct FeedbackDocument {
    let grade: SubmissionGrade
    let grades: ClassGrades
    /// The folder that the pictures' files are relative to.
    let pictures: URL
    let style: ClassStyle

    /// The page.
    var html: String {
        let body = """
            <a class="skip" href="#lesson">To the results</a>
            <header class="top"><p class="course">\(grades.courseTitle.html)</p><div class="tools" id="tools"></div></header>
            <div class="page"><main id="lesson" class="graded">
            <header class="title"><p class="place">\(grades.title.oneLine.html)</p><h1>\(grade.who.html)</h1></header>
            \(head)
            \(isRead ? GlanceHTML(grade: grade, grades: grades).html + exercises : "")
            </main></div>
            """
        return style.page(title: "\(grade.who) · \(grades.title.oneLine)", body: body)
    }

    /// Whether there is anything to say of single exercises.
    private var isRead: Bool { grade.exercises.contains { !$0.state.isEmpty } }

    private var head: String {
        var parts: [String] = []
        if let total = grade.total {
            parts.append(
                "<p class=\"total\">\(total.short) <small>of \(grades.possible.short) points</small></p>")
        } else {
            let lines = grade.withoutGrade.map { "<p>\(SentenceHTML.inline($0))</p>" }
            parts.append("<div class=\"notice\">\(lines.joined())</div>")
        }
        if let late = lateness { parts.append("<p>\(late.html)</p>") }
        if grade.person?.isExcused == true {
            parts.append("<p>You are excused from this work: the points are for you to know, and are not entered.</p>")
        }
        return parts.joined(separator: "\n")
    }

    private var lateness: String? {
        guard let lateness = grade.lateness else { return nil }
        let when = "Handed in \(ClassDate.text(lateness.submitted)), due \(ClassDate.text(lateness.due))"
        guard lateness.isLate else { return "\(when): in time." }
        guard grade.penalty > .zero, let earned = grade.earned else { return "\(when): \(lateness.words)." }
        return "\(when): \(lateness.words). Your work earned \(earned.short) points, and \(grade.penalty.short) "
            + "\(grade.penalty == Score(1) ? "is" : "are") taken off."
    }

    private var exercises: String {
        let pictures = FeedbackPictures(exercises: grade.exercises, folder: pictures).html
        var sections: [String] = []
        var lesson: String?
        for (place, (spec, exercise)) in zip(grades.exercises, grade.exercises).enumerated() where !exercise.isNotBegun
        {
            if spec.lesson != lesson { sections.append("<h2>\(spec.lesson.html)</h2>") }
            lesson = spec.lesson
            sections.append(
                FeedbackExercise(
                    spec: spec, exercise: exercise, id: "exercise-\(place + 1)", pictures: pictures[place]
                ).html)
        }
        return (sections + [notBegun]).joined(separator: "\n")
    }

    /// What there is nothing to say of, in one list.
    private var notBegun: String {
        let items = zip(grades.exercises, grade.exercises).filter { $1.isNotBegun }.map { spec, exercise in
            let why = exercise.state == "missing" ? exercise.sentences.first ?? "" : "It is still as you got it."
            return "<li>\(spec.title.html): \(why.html)</li>"
        }
        return items.isEmpty ? "" : "<h2>Not begun</h2>\n<ul>\(items.joined())</ul>"
    }
}
