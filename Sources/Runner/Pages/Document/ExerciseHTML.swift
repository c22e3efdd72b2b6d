import Foundation
import Lessons

/// An exercise: what is to be handed in, which file to edit, how to go on, and the starter.
struct ExerciseHTML {
    let exercise: ExerciseSpec
    let lesson: Lesson
    let invocation: String
    /// Whether the page belongs to nobody: then it says nothing about how anybody stands.
    var isForAnybody = false

    var html: String {
        let points = "\(exercise.points) \(exercise.points == 1 ? "point" : "points")"
        let files = exercise.edit.map { "<code>\("Lessons/\(lesson.folderName)/\($0)".html)</code>" }
        let standing = isForAnybody ? "" : "<div class=\"standing\" data-slot=\"standing\" aria-live=\"polite\"></div>"
        return """
            <section class="exercise" id="\(LessonDocument.anchor(of: exercise))" data-exercise="\(exercise.id)" \
            aria-labelledby="exercise-\(exercise.id)-title">
            <p class="kicker">Exercise · \(points)</p>
            <h3 id="exercise-\(exercise.id)-title">\(exercise.title.html)</h3>
            <dl class="steps">
            <div><dt>edit</dt><dd>\(files.joined(separator: "<br>"))</dd></div>
            <div><dt>then</dt><dd><code>\(invocation.html) check \(exercise.id)</code></dd></div>
            <div><dt>stuck</dt><dd><code>\(invocation.html) hint \(exercise.id)</code></dd></div>
            </dl>
            \(starter)\(outputs)\(standing)</section>

            """
    }

    private var starter: String {
        let texts = zip(exercise.edit, exercise.solution).compactMap { edited, solution -> String? in
            guard let text = try? String(contentsOf: lesson.folder.appending(path: solution), encoding: .utf8) else {
                return nil
            }
            return CodeHTML(code: MarkedSource(text, file: edited).starter.text, language: "swift").html
        }
        return texts.isEmpty ? "" : "<details><summary>What you begin with</summary>\(texts.joined())</details>"
    }

    private var outputs: String {
        let rows = exercise.outputs.map { output -> String in
            let axes = zip(output.axes, output.shape).map { "\($1) \($0)" }.joined(separator: " × ")
            return
                "<tr><td><code>\(output.name.html)</code></td><td>\(output.shape.isEmpty ? "a number" : axes.html)</td>"
                + "<td class=\"right\">\(output.points)</td></tr>"
        }
        return "<details><summary>What is compared</summary><div class=\"table\"><table><thead><tr>"
            + "<th scope=\"col\">output</th><th scope=\"col\">shape</th><th scope=\"col\" class=\"right\">points</th></tr>"
            + "</thead><tbody>\(rows.joined())</tbody></table></div></details>"
    }
}
