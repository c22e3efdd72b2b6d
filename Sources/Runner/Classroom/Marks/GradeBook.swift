import Foundation
import Grading
import Lessons

/// Makes grades of what was judged, by the plan: arithmetic and nothing else.
package struct GradeBook: Sendable {
    package let course: Course
    package let plan: GradingPlan
    package let roster: Roster
    package let version: String
    /// The exercises that were asked for, by id; all of the plan's when nil.
    package var only: Set<String>?

    package init(
        course: Course, plan: GradingPlan, roster: Roster, version: String, only: Set<String>? = nil
    ) {
        self.course = course
        self.plan = plan
        self.roster = roster
        self.version = version
        self.only = only
    }

    /// The exercises that count, in the order of the course.
    package var counted: [ExerciseSpec] {
        course.exercises.filter { exercise in
            (plan.exercises.map { $0.contains(exercise.id) } ?? true) && (only.map { $0.contains(exercise.id) } ?? true)
        }
    }

    /// The grades of a class.
    ///
    /// - Parameters:
    ///   - records: what was found in each submission.
    ///   - judged: what came of each exercise, by the key in the records.
    package func grades(_ records: [SubmissionRecord], judged: [String: JudgedExercise]) -> ClassGrades {
        let counted = counted
        let counts = Dictionary(records.map { ($0.id, 1) }, uniquingKeysWith: +)
        let grades = records.map { record in
            var grade = grade(record, counted, judged)
            // Two say that they are the same person's: each is graded, and named so that they can be told apart.
            if counts[record.id] != 1 { grade.id = "\(record.id) (\(record.source))" }
            return grade
        }.sorted { ($0.id, $0.source) < ($1.id, $1.source) }
        let present = Set(grades.compactMap { $0.person?.line })
        return ClassGrades(
            title: plan.title ?? course.words.title, courseTitle: course.words.title, version: version,
            exercises: counted.map { exercise in
                let place = course.lessons.firstIndex { $0.exercises.contains(exercise) } ?? 0
                return ClassGrades.Exercise(
                    id: exercise.id, title: exercise.title,
                    lesson: "Lesson \(place + 1) · \(course.lessons[place].title)",
                    possible: possible(exercise))
            }, submissions: grades, absent: roster.people.filter { !present.contains($0.line) },
            canvasTitle: plan.canvas, moodleTitle: plan.moodle)
    }

    private func possible(_ exercise: ExerciseSpec) -> Score {
        plan.weights[exercise.id].map { Score($0) } ?? Score(exercise.points)
    }

    private func grade(
        _ record: SubmissionRecord, _ counted: [ExerciseSpec], _ judged: [String: JudgedExercise]
    ) -> SubmissionGrade {
        let person = roster.person(of: record.id)
        let exercises = counted.map { self.exercise($0, in: record, judged) }
        var status = SubmissionGrade.Status(record.reading)
        var reason = record.reason
        if let broken = exercises.first(where: { $0.earned == nil }), status == .graded {
            status = broken.state == "fault" ? .infrastructure : .notGradable
            reason = broken.reason
        }
        let earned = status == .graded ? exercises.compactMap(\.earned).reduce(.zero, +) : nil
        let lateness = lateness(of: record, person)
        let penalty = Score((earned?.value ?? 0) * (lateness?.percent ?? 0) / 100)
        return SubmissionGrade(
            id: record.id, source: record.source, commit: record.commit, person: person, status: status,
            reason: status == .graded ? nil : reason, exercises: exercises, lateness: lateness, earned: earned,
            penalty: penalty, total: earned.map { $0 - penalty })
    }

    private func exercise(
        _ exercise: ExerciseSpec, in record: SubmissionRecord, _ judged: [String: JudgedExercise]
    ) -> SubmissionGrade.Exercise {
        let fault = "What came of it was not found in the store."
        func without(_ state: String, _ reason: String, earned: Score? = nil) -> SubmissionGrade.Exercise {
            .init(id: exercise.id, earned: earned, judged: nil, state: state, reason: reason)
        }
        guard record.reading == .read else { return without("", record.reason ?? "") }
        switch record.work[exercise.id] {
        case .judged(let key):
            guard let found = judged[key] else { return without("fault", fault) }
            return .init(
                id: exercise.id, earned: earned(found, of: possible(exercise)), judged: found,
                state: found.outcome.rawValue, reason: nil)
        case .missing:
            return without(
                "missing", "\(Spelling.list(exercise.edit.map(Self.name))) was not handed in.", earned: .zero)
        case .unclear(let reason): return without("unclear", reason)
        case .fault(let reason): return without("fault", reason)
        case nil: return without("fault", fault)
        }
    }

    private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    private func earned(_ judged: JudgedExercise, of possible: Score) -> Score {
        guard judged.possible > 0 else { return .zero }
        return Score(possible.value * Double(judged.points) / Double(judged.possible))
    }

    private func lateness(of record: SubmissionRecord, _ person: Roster.Person?) -> Lateness? {
        guard let submitted = person?.submitted ?? record.committedAt,
            let due = plan.extensions[record.id] ?? person?.due ?? plan.due
        else { return nil }
        return Lateness(submitted: submitted, due: due, penalty: plan.late)
    }
}

extension SubmissionGrade.Status {
    fileprivate init(_ reading: SubmissionRecord.Reading) {
        switch reading {
        case .read: self = .graded
        case .notGradable: self = .notGradable
        case .timedOut: self = .timedOut
        case .infrastructure: self = .infrastructure
        }
    }
}
