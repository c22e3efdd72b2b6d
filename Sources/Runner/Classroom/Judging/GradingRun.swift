import Checking
import Foundation
import Grading
import Lessons
import Sandbox
import Support

/// Reads and judges submissions, several at a time, and keeps what comes of each.
struct GradingRun: Sendable {
    let course: Course
    /// The exercises that count.
    let exercises: [ExerciseSpec]
    let paths: CoursePaths
    let fingerprint: CourseFingerprint
    let containment: any Containment
    let store: JudgementStore
    let identify: String?
    let jobs: Int
    /// Told how far it is, on any thread.
    let progress: @Sendable (GradingProgress) -> Void

    /// How often a fault of ours is tried again, and how long is waited before.
    private static let pauses: [Duration] = [.seconds(1), .seconds(3)]
    /// As `course check` has it.
    private static let usualThreads = 2

    /// Where workers build and run.
    static func workers(of paths: CoursePaths) -> URL { paths.build.appending(path: "grading") }

    /// Goes through all submissions; what has been judged before is taken as it is.
    ///
    /// - Throws: `GradingStop`, `StateError`, `CancellationError`.
    func run(_ sources: [SubmissionSource]) async throws {
        let line = WaitingLine(sources)
        let registry = JudgementRegistry()
        let waiting = try await withThrowingTaskGroup(of: [SecondTry].self) { group in
            for _ in 0..<max(1, min(jobs, sources.count)) {
                group.addTask { try await work(through: line, registry) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        try await tryAgain(waiting.sorted { $0.record.source < $1.record.source })
    }

    // MARK: The first try

    /// A submission with exercises that took too long while others were at work.
    private struct SecondTry {
        var record: SubmissionRecord
        var exercises: [(exercise: ExerciseSpec, work: HandedIn, key: String)]
    }

    private func work(through line: WaitingLine, _ registry: JudgementRegistry) async throws -> [SecondTry] {
        let folder = try WorkerFolder(in: Self.workers(of: paths))
        let own = folder.paths(of: paths)
        // One thread each: so many programs run at a time.
        let judge = ExerciseJudge(
            paths: own, containment: containment, store: store, folder: folder.url, threads: 1)
        let reader = SubmissionReader(
            course: course, exercises: exercises, identify: identify, containment: containment, runs: own.runs)
        var waiting: [SecondTry] = []
        while let source = await line.next(tell: progress) {
            try Task.checkCancellation()
            let result = try await look(at: source, reader, judge, registry)
            if result.exercises.isEmpty { try store.keep(result.record) } else { waiting.append(result) }
        }
        return waiting
    }

    private func look(
        at source: SubmissionSource, _ reader: SubmissionReader, _ judge: ExerciseJudge, _ registry: JudgementRegistry
    ) async throws -> SecondTry {
        var record = SubmissionRecord(id: source.name, source: source.fileName, reading: .read, work: [:])
        var reading = try await reader.read(source)
        for pause in Self.pauses {
            guard case .fault = reading else { break }
            try await Task.sleep(for: pause)
            reading = try await reader.read(source)
        }
        var second: [(exercise: ExerciseSpec, work: HandedIn, key: String)] = []
        switch reading {
        case .notGradable(let reason): (record.reading, record.reason) = (.notGradable, reason)
        case .timedOut(let reason): (record.reading, record.reason) = (.timedOut, reason)
        case .fault(let reason): (record.reading, record.reason) = (.infrastructure, reason)
        case .taken(let taken):
            record.id = taken.identity ?? source.name
            (record.commit, record.committedAt) = (taken.commit, taken.committedAt)
            for exercise in exercises {
                switch taken.parts[exercise.id] {
                case .missing, nil: record.work[exercise.id] = .missing
                case .unclear(let reason): record.work[exercise.id] = .unclear(reason)
                case .files(let work):
                    let key = key(of: work, exercise)
                    let (found, isHurried) = try await first(work, exercise, key, judge, registry)
                    record.work[exercise.id] = found
                    if isHurried { second.append((exercise, work, key)) }
                }
            }
        }
        return SecondTry(record: record, exercises: second)
    }

    private func key(of work: HandedIn, _ exercise: ExerciseSpec) -> String {
        var digest = Digest()
        digest.update(fingerprint.exercises[exercise.id] ?? "")
        digest.update(containment.name)
        digest.update(work.digest)
        return String(digest.hexadecimal.prefix(40))
    }

    /// Judges, unless that has been done.
    ///
    /// - Returns: what is to be recorded, and whether it took too long and has to be tried again.
    private func first(
        _ work: HandedIn, _ exercise: ExerciseSpec, _ key: String, _ judge: ExerciseJudge, _ registry: JudgementRegistry
    ) async throws -> (SubmissionRecord.Work, isHurried: Bool) {
        if store.judgement(key) != nil { return (.judged(key: key), false) }
        if store.hurriedJudgement(key) != nil { return (.judged(key: key), true) }
        let store = store
        let result = try await registry.judge(key) {
            // Somebody may have been faster.
            if let known = store.judgement(key) ?? store.hurriedJudgement(key) { return .judged(known) }
            let result = try await patiently(judge, work, exercise, key)
            if case .judged(let judged) = result {
                if judged.outcome == .timedOut {
                    try store.keepHurried(judged, key)
                } else {
                    try store.keep(judged, key)
                }
            }
            return result
        }
        switch result {
        case .judged(let judged): return (.judged(key: key), judged.outcome == .timedOut)
        case .fault(let sentence): return (.fault(sentence), false)
        }
    }

    /// Judges; a fault of ours is tried again.
    private func patiently(
        _ judge: ExerciseJudge, _ work: HandedIn, _ exercise: ExerciseSpec, _ key: String
    ) async throws -> ExerciseJudge.Result {
        guard let lesson = course.lesson(of: exercise.id) else { return .fault("\(exercise.id) is in no lesson") }
        var result = try await judge.judge(work, of: exercise, in: lesson, key: key)
        for pause in Self.pauses {
            guard case .fault = result else { break }
            try await Task.sleep(for: pause)
            result = try await judge.judge(work, of: exercise, in: lesson, key: key)
        }
        return result
    }

    // MARK: The second

    /// What took too long may have had to share the machine: it is tried once more, alone and as `course check` does it.
    private func tryAgain(_ waiting: [SecondTry]) async throws {
        guard !waiting.isEmpty else { return }
        let folder = try WorkerFolder(in: Self.workers(of: paths))
        let judge = ExerciseJudge(
            paths: folder.paths(of: paths), containment: containment, store: store, folder: folder.url,
            threads: Self.usualThreads)
        for (place, entry) in waiting.enumerated() {
            var record = entry.record
            for (exercise, work, key) in entry.exercises where store.judgement(key) == nil {
                progress(
                    GradingProgress(
                        stage: .secondTries, done: place, total: waiting.count, name: "\(record.id), \(exercise.id)"))
                switch try await patiently(judge, work, exercise, key) {
                case .judged(let judged): try store.keep(judged, key)
                case .fault(let sentence): record.work[exercise.id] = .fault(sentence)
                }
            }
            try store.keep(record)
        }
    }
}

/// Submissions that nobody has taken yet.
private actor WaitingLine {
    private var sources: ArraySlice<SubmissionSource>
    private let total: Int

    init(_ sources: [SubmissionSource]) {
        self.sources = sources[...]
        total = sources.count
    }

    /// The next one.
    ///
    /// - Parameter tell: told how far the line is, in its order.
    func next(tell: @Sendable (GradingProgress) -> Void) -> SubmissionSource? {
        guard let source = sources.popFirst() else { return nil }
        tell(GradingProgress(stage: .judging, done: total - sources.count - 1, total: total, name: source.name))
        return source
    }
}
