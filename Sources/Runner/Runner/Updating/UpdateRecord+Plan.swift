import Lessons
import Updating

extension UpdateRecord {
    /// What there is to say of a plan.
    init(_ plan: UpdatePlan, from source: UpdateSource, progress: Progress, in course: Course) {
        self.init(state: .available, from: plan.old.name, to: plan.new.name, source: source.words)
        commits = plan.commits
        news = plan.news.map { Section(version: $0.version, title: $0.title, lines: $0.lines) }
        files = plan.files.filter(\.isEdited).compactMap { file in
            file.exercise.map { exercise in
                File(
                    exercise: exercise, title: file.title, file: file.path, fate: file.fate.rawValue, now: file.target,
                    newStarter: file.fate == .conflict ? file.beside : nil)
            }
        }
        exercises = plan.exercises.map { change in
            let names = [change.exercise] + (course.exercise(change.exercise)?.aliases ?? [])
            return Change(
                exercise: change.exercise, title: change.title, parts: change.parts.map(\.rawValue),
                passed: progress.work(on: names).passed != nil)
        }
        renumbered = plan.renumbered.map { Move(from: $0.from, to: $0.to) }
        inTheWay = plan.obstacles.sentences(base: plan.old.commit)
        waiting = exercises.filter(\.passed).map(\.exercise)
    }

    /// What there is to say of an update whose plan nobody remembers: it was ended, and is finished now.
    init(finished journal: UpdateJournal, progress: Progress) {
        self.init(state: .updated, from: journal.fromVersion, to: journal.toVersion, source: "")
        files = journal.files.filter(\.isEdited).compactMap { file in
            file.exercise.map { exercise in
                File(
                    exercise: exercise, title: file.title, file: file.path, fate: file.fate.rawValue, now: file.target,
                    newStarter: file.fate == .conflict ? file.beside : nil)
            }
        }
        exercises = journal.exercises.map { change in
            Change(
                exercise: change.exercise, title: change.title, parts: change.parts.map(\.rawValue),
                passed: progress.work(on: [change.exercise]).passed != nil)
        }
        waiting = exercises.filter(\.passed).map(\.exercise)
    }

    /// Takes note of what was done.
    mutating func note(_ outcome: UpdateOutcome) {
        state = .updated
        aside = outcome.aside
        left = outcome.left
    }
}
