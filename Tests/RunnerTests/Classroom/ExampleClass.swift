import Foundation
import Grading
import Imaging
import Lessons

@testable import Classroom

/// A class in which everything happens: each state of a submission and of an exercise, and names that nobody would wish for.
struct ExampleClass {
    static let hiddenCase = "guitar-under-glass"
    static let longID = String(repeating: "x", count: 300)
    static let formulaID = "=cmd|'/c calc'!A1"
    static let scriptID = "<script>alert(1)</script>"
    static let compilerWords = "GradCAM.swift:12:5: error: cannot convert `<b>` ]]> & \"Tensor\""

    let grades: ClassGrades
    var plan = GradingPlan()

    static let exercises = [
        ClassGrades.Exercise(
            id: "convolve", title: "Convolve by hand", lesson: "Lesson 2 · Filters", possible: Score(4)),
        ClassGrades.Exercise(
            id: "saliency-map", title: "Saliency of a class", lesson: "Lesson 6 · Saliency", possible: Score(5)),
        ClassGrades.Exercise(
            id: "grad-cam-map", title: "Build the heat map", lesson: "Lesson 8 · Grad-CAM and the overlay",
            possible: Score(11)),
        ClassGrades.Exercise(
            id: "overlay", title: "Lay it over the picture", lesson: "Lesson 8 · Grad-CAM and the overlay",
            possible: Score(7.5)),
        ClassGrades.Exercise(id: "rise", title: "RISE", lesson: "Lesson 10 · Poke it", possible: Score(5)),
    ]

    init() {
        plan.late = GradingPlan.LatePenalty(perDay: 10)
        plan.classroom50 = GradingPlan.Classroom50(classroom: "vision-2026", assignment: "homework-2")
        let submissions = Self.submissions.sorted { $0.id < $1.id }
        grades = ClassGrades(
            title: "Homework 2: maps & masks", version: "0.4.0", exercises: Self.exercises, submissions: submissions,
            absent: Self.absent, canvasTitle: "Homework 2 (12345)", moodleTitle: "Homework 2")
    }

    /// Writes the pictures that the class has into a folder.
    static func drawPictures(into folder: URL) throws {
        for name in ["convolve", "saliency-map", "no-relu", "sum-for-mean", "overlay", "right"] {
            let file = folder.appending(path: "\(name).png")
            if FileManager.default.fileExists(atPath: file.path) { continue }
            let gray = UInt8(name.utf8.count * 10)
            let colors: [UInt8] = (0..<48).flatMap { (place: Int) -> [UInt8] in [UInt8(place * 5), gray, gray] }
            try Picture(width: 8, height: 6, pixels: colors).write(to: file)
        }
    }

    private static func person(_ line: Int, _ change: (inout Roster.Person) -> Void) -> Roster.Person {
        var person = Roster.Person(line: line)
        change(&person)
        return person
    }

    private static let absent = [
        person(3) {
            $0.name = "Zoë Ábsent"
            $0.id = "103"
            $0.email = "zoe@example.org"
        },
        person(4) {
            $0.name = "Excused, \"Ed\""
            $0.id = "104"
            $0.isExcused = true
        },
    ]

    private static var submissions: [SubmissionGrade] {
        let anna = person(2) {
            $0.name = "Anna Müller"
            $0.email = "Anna.Mueller@Example.org"
            $0.id = "102"
            $0.sisUserID = "sis-102"
            $0.sisLoginID = "anna"
            $0.section = "A, evening"
        }
        let formula = person(5) {
            $0.name = "=HYPERLINK(\"http://x\")"
            $0.email = "formula@example.org"
            $0.id = "105"
        }
        let twice = person(6) {
            $0.name = "Pat O'Brien"
            $0.id = "106"
            $0.idNumber = "7"
        }
        return [
            grade("anna", [right(0), right(1), right(2), right(3), nil], person: anna, days: 0),
            grade(
                formulaID, [right(0), wrong(1, "saliency-map"), noReLU(), right(3, code: "odd"), nil], person: formula),
            grade(
                "O'Brien, \"Pat\"", [copied(0), copied(1), noReLU(code: "copied-2"), nil, nil], person: twice, days: 2),
            grade(
                "o'brien, \"pat\"", [copied(0), copied(1), noReLU(code: "copied-2"), nil, nil], person: twice, days: 9),
            grade("jürgen größe", [right(0), observed(1), right(2), wrong(3, "overlay"), nil]),
            grade(scriptID, [right(0), right(1), broken(2, .didNotBuild, [compilerWords, "No points."]), nil, nil]),
            grade(
                "../../etc/passwd",
                [broken(0, .crashed, ["It ended with a trap: Index out of range."]), nil, nil, nil, nil]),
            grade(longID, [broken(0, .timedOut, ["It ran longer than 20 s."]), nil, nil, nil, nil]),
            grade("a/b", [broken(0, .overLimit, ["It used more than 2 GiB of memory."]), nil, nil, nil, nil]),
            grade("a-b", [broken(0, .noOutput, ["It ended well and handed nothing in."]), nil, nil, nil, nil]),
            grade("bell\u{07}\u{1B}[31mred\nline", [nil, notAttempted(1), nil, nil, nil]),
            unread("broken.zip", .notGradable, "broken.zip is no archive that can be read: <bad header>"),
            unread("slow", .timedOut, "Taking slow.tar.gz apart took longer than 60 s."),
            faulty(
                "unlucky", .infrastructure,
                .init(id: "convolve", earned: nil, judged: nil, state: "fault", reason: "the sandbox did not start")),
            faulty(
                "two files", .notGradable,
                .init(
                    id: "convolve", earned: nil, judged: nil, state: "unclear",
                    reason: "Convolve.swift is there twice: a/Convolve.swift and b/Convolve.swift")),
        ]
    }

    // MARK: Submissions

    private static func grade(
        _ id: String, _ given: [JudgedExercise?], person: Roster.Person? = nil, days: Int? = nil
    ) -> SubmissionGrade {
        let exercises = zip(Self.exercises, given).map { spec, judged -> SubmissionGrade.Exercise in
            guard let judged else {
                return .init(
                    id: spec.id, earned: .zero, judged: nil, state: "missing",
                    reason: "\(spec.id).swift was not handed in.")
            }
            let earned = Score(spec.possible.value * Double(judged.points) / Double(judged.possible))
            return .init(id: spec.id, earned: earned, judged: judged, state: judged.outcome.rawValue, reason: nil)
        }
        let due = Date(timeIntervalSince1970: 1_790_000_000)
        let lateness = days.map { days in
            Lateness(
                submitted: due.addingTimeInterval(days == 0 ? -600 : Double(days) * 86_400 - 60), due: due,
                penalty: GradingPlan.LatePenalty(perDay: 10))
        }
        let earned = exercises.compactMap(\.earned).reduce(.zero, +)
        let penalty = Score(earned.value * (lateness?.percent ?? 0) / 100)
        return SubmissionGrade(
            id: id, source: id, commit: days == nil ? nil : "4f5e6d", person: person, status: .graded, reason: nil,
            exercises: exercises, lateness: lateness, earned: earned, penalty: penalty, total: earned - penalty)
    }

    private static func unread(_ id: String, _ status: SubmissionGrade.Status, _ reason: String) -> SubmissionGrade {
        let exercises = Self.exercises.map {
            SubmissionGrade.Exercise(id: $0.id, earned: nil, judged: nil, state: "", reason: reason)
        }
        return SubmissionGrade(
            id: id, source: id, commit: nil, person: nil, status: status, reason: reason, exercises: exercises,
            lateness: nil, earned: nil, penalty: .zero, total: nil)
    }

    private static func faulty(
        _ id: String, _ status: SubmissionGrade.Status, _ fault: SubmissionGrade.Exercise
    ) -> SubmissionGrade {
        var grade = grade(id, [right(0), right(1), nil, nil, nil])
        grade.exercises[0] = fault
        grade.status = status
        grade.reason = fault.reason
        (grade.earned, grade.total) = (nil, nil)
        return grade
    }

    // MARK: Exercises

    private static func judged(
        _ place: Int, _ outcome: Outcome, points: Int, possible: Int, _ sentences: [String], code: String?,
        checks: [JudgedExercise.Check] = [], pictures: [String] = [], hint: String? = nil
    ) -> JudgedExercise {
        let spec = exercises[place]
        let shown = pictures.map { name in
            JudgedExercise.Shown(
                file: "\(name).png", output: "heatmap", caseName: "mug", isRight: outcome == .passed,
                words: "0 to 0.98, peak at y 3, x 2")
        }
        // A picture of a hidden case is never drawn; were there one, no page may show it.
        let hidden = JudgedExercise.Shown(
            file: "\(pictures.first ?? "right").png", output: "heatmap", caseName: hiddenCase, isRight: false,
            words: hiddenCase)
        return JudgedExercise(
            exercise: spec.id, outcome: outcome, points: points, possible: possible,
            heading: "\(spec.title): \(outcome == .passed ? "right" : "not right yet")", sentences: sentences,
            hint: hint,
            mistake: nil, observation: nil, checks: checks, pictures: checks.isEmpty ? shown : shown + [hidden],
            code: code)
    }

    private static func checks(_ visible: Bool, _ hidden: Bool) -> [JudgedExercise.Check] {
        [
            .init(output: "heatmap", caseName: "mug", isHidden: false, passed: visible),
            .init(output: "heatmap", caseName: hiddenCase, isHidden: true, passed: hidden),
        ]
    }

    /// As a real exercise has them: several outputs of several cases.
    private static var manyChecks: [JudgedExercise.Check] {
        ["weights-layer4", "heatmap-layer4", "heatmap-layer3", "wide"].flatMap { output in
            ["teapot", "teapot-as-mug", "pair-duck", hiddenCase].map { name in
                .init(output: output, caseName: name, isHidden: name == hiddenCase, passed: output == "weights-layer4")
            }
        }
    }

    private static func right(_ place: Int, code: String? = nil) -> JudgedExercise {
        judged(
            place, .passed, points: 3, possible: 3, ["heatmap is right for mug and a hidden case. 3 of 3 points."],
            code: code ?? "right-\(place)", checks: checks(true, true), pictures: ["right"])
    }

    private static func copied(_ place: Int) -> JudgedExercise {
        var exercise = wrong(place, exercises[place].id)
        exercise.code = "copied-\(place)"
        return exercise
    }

    private static func wrong(_ place: Int, _ picture: String) -> JudgedExercise {
        judged(
            place, .failed, points: 1, possible: 3,
            [
                "heatmap, case mug: 17 of 49 values are off (35 %).", "First at y=0, x=0: yours 0.5, expected 0.",
                "1 of 3 points.",
            ], code: "wrong-\(place)", checks: checks(false, true), pictures: [picture],
            hint: "Which axes do you average over? Each channel has one weight.")
    }

    private static func noReLU(code: String = "no-relu") -> JudgedExercise {
        let say =
            "What speaks against the class is still in your map: the scale begins at its most negative number, and `relu` is missing."
        var exercise = judged(
            2, .failed, points: 4, possible: 11,
            [
                "Stage 2 (heatmap) is where it goes wrong first.", "heatmap, case mug: 31 of 49 values are off (63 %).",
                say,
                "It is off for a hidden case too.", "Right: weights.", "4 of 11 points.",
            ],
            code: code, checks: manyChecks, pictures: ["no-relu", "sum-for-mean"],
            hint: "What speaks against the class should not be seen.")
        exercise.mistake = .init(id: "no-relu", say: say)
        return exercise
    }

    private static func observed(_ place: Int) -> JudgedExercise {
        var exercise = wrong(place, "saliency-map")
        exercise.observation = .init(id: "half", say: "Your values are about half of what they should be.")
        return exercise
    }

    private static func broken(_ place: Int, _ outcome: Outcome, _ sentences: [String]) -> JudgedExercise {
        judged(place, outcome, points: 0, possible: 3, sentences, code: "broken-\(outcome.rawValue)")
    }

    private static func notAttempted(_ place: Int) -> JudgedExercise {
        judged(place, .notAttempted, points: 0, possible: 5, ["`yourTurn` is still reached."], code: nil)
    }
}
