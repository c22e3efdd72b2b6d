import Foundation
import Lessons

/// A lesson as one HTML file: its text, its exercises, and things to touch.
///
/// ```swift
/// let document = LessonDocument(lesson, of: course, passed: ["resize"], checks: ["resize": last])
/// try Data(document.html().utf8).write(to: file)
/// ```
package struct LessonDocument {
    package let lesson: Lesson
    package let course: Course
    /// The exercises that have passed.
    package var passed: Set<ExerciseSpec.ID>
    /// The last check of each exercise that was checked.
    package var checks: [ExerciseSpec.ID: LastCheck]
    /// What is typed to call the course.
    package var invocation: String
    /// Where the page hears of newer checks, on its own server; nil for a page that stands alone.
    package var live: String?
    /// Whether the page belongs to a site of the whole course, which shows nobody's progress.
    var isPartOfSite = false

    /// What an exercise is called in the page's address, behind the `#`.
    package static func anchor(of exercise: ExerciseSpec) -> String { "exercise-\(exercise.id)" }

    package init(
        _ lesson: Lesson, of course: Course, passed: Set<ExerciseSpec.ID> = [],
        checks: [ExerciseSpec.ID: LastCheck] = [:], invocation: String = "course", live: String? = nil
    ) {
        self.lesson = lesson
        self.course = course
        self.passed = passed
        self.checks = checks
        self.invocation = invocation
        self.live = live
    }

    /// The page.
    ///
    /// - Throws: `PartFault`, or what reading a network, a picture or the page's own files throws.
    package func html() throws -> String {
        var data = PageData()
        var parts = PartBuilder(folder: lesson.folder, models: course.models)
        for (index, block) in lesson.blocks.enumerated() {
            guard case .part(let part) = block else { continue }
            data.parts[Self.id(ofPart: index)] = try parts.data(of: part, into: &data)
        }
        let body = body()
        data.room = PageData.mostBytes - body.utf8.count - (try PageJSON.text(data)).utf8.count
        for exercise in lesson.exercises {
            data.exercises[exercise.id] = exerciseData(exercise, &data)
        }
        let kinds = Set(lesson.blocks.compactMap { if case .part(let part) = $0 { part.kind.rawValue } else { nil } })
        let script = try PageAssets.script(
            kinds.sorted() + (lesson.exercises.isEmpty ? [] : ["compare"]) + (live == nil ? [] : ["live"]))
        return PageFrame(
            title: "\(lesson.title) · \(course.words.title)", body: body, style: try PageAssets.text("page.css"),
            script: script, data: try PageJSON.text(data), isLive: live != nil
        ).html
    }

    /// What an open page is told when an exercise was checked: JSON for `course.update`.
    ///
    /// Nothing is computed but what the exercise's pictures need; what the reader has set stays as it is.
    package func update(_ exercise: ExerciseSpec) throws -> String {
        var data = PageData()
        let exercises = [exercise.id: exerciseData(exercise, &data)]
        return try PageJSON.text(Update(exercises: exercises, pictures: data.pictures))
    }

    private struct Update: Encodable {
        let exercises: [String: ExerciseData]
        let pictures: [String: PackedTensor]
    }

    private func exerciseData(_ exercise: ExerciseSpec, _ data: inout PageData) -> ExerciseData {
        ExerciseData(
            exercise, of: lesson, passed: passed.contains(exercise.id), last: checks[exercise.id], data: &data)
    }

    // MARK: The text

    static func id(ofPart index: Int) -> String { "part-\(index)" }

    private func body() -> String {
        let position = (course.lessons.firstIndex { $0.id == lesson.id } ?? 0) + 1
        let title = course.words.title.html
        let contents = ContentsHTML(blocks: lesson.blocks).html
        return """
            <a class="skip" href="#lesson">To the lesson</a>
            <header class="top">
            <p class="course">\(isPartOfSite ? "<a href=\"index.html\">\(title)</a>" : title)</p>
            <div class="tools" id="tools"></div>
            </header>
            <div class="page">
            \(contents)
            <main id="lesson"\(live.map { " data-live=\"\($0.html)\"" } ?? "")>
            <header class="title"><p class="place">Lesson \(position) of \(course.lessons.count)</p>
            <h1>\(heading)</h1></header>
            \(text())
            \(neighbors(position))
            </main>
            </div>
            """
    }

    /// The text's own first heading, which may say more than the title does.
    private var heading: String {
        guard case .heading(1, let words)? = lesson.blocks.first else { return lesson.title.html }
        return ProseHTML(folder: lesson.folder).html(words)
    }

    /// The prose with exercises and parts in their places; what follows an exercise is folded until it has passed.
    private func text() -> String {
        let prose = ProseHTML(folder: lesson.folder, address: address)
        var html = ""
        var after: (exercise: ExerciseSpec.ID, html: String)?
        func close() -> String {
            defer { after = nil }
            guard let open = after, !open.html.isEmpty else { return "" }
            return
                "<details class=\"after\" data-after=\"\(open.exercise)\"\(passed.contains(open.exercise) ? " open" : "")>"
                + "<summary>When it has passed: what you should see</summary>\(open.html)</details>"
        }
        for (index, block) in lesson.blocks.enumerated() {
            var piece = ""
            switch block {
            case .heading(1, _) where index == 0: continue
            case .heading: html += close()
            case .exercise(let id):
                html += close()
                guard let exercise = lesson.exercises.first(where: { $0.id == id }) else { continue }
                html +=
                    ExerciseHTML(exercise: exercise, lesson: lesson, invocation: invocation, isForAnybody: isPartOfSite)
                    .html
                after = (id, "")
                continue
            case .part(let part):
                // What is there to touch is for everybody; a question belongs to what stands around it.
                if part.kind != .question { html += close() }
                piece = PartHTML(part: part, id: Self.id(ofPart: index), prose: prose).html
            default: break
            }
            if piece.isEmpty { piece = prose.html([block]) }
            if after == nil { html += piece + "\n" } else { after?.html += piece + "\n" }
        }
        return html + close()
    }

    /// Another lesson of the same site.
    private func address(_ destination: String) -> String? {
        guard isPartOfSite else { return nil }
        return course.lessons.first { destination.contains("\($0.folderName)/\(Lesson.fileName)") }.map {
            "\($0.id).html"
        }
    }

    private func neighbors(_ position: Int) -> String {
        guard isPartOfSite else { return "" }
        func link(_ index: Int, _ word: String) -> String {
            guard course.lessons.indices.contains(index) else { return "<span></span>" }
            let lesson = course.lessons[index]
            return "<a href=\"\(lesson.id).html\"><small>\(word)</small>\(lesson.title.html)</a>"
        }
        return
            "<nav class=\"neighbors\" aria-label=\"Lessons\">\(link(position - 2, "Before"))\(link(position, "Next"))</nav>"
    }
}
