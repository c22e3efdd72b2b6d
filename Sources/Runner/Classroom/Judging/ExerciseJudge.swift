import Checking
import Foundation
import Grading
import Lessons
import Pictures
import Sandbox
import Support

/// Judges what was handed in of one exercise, as `course check` does.
struct ExerciseJudge: Sendable {
    let paths: CoursePaths
    let containment: any Containment
    let store: JudgementStore
    /// A folder of this judge alone.
    let folder: URL
    /// How many threads a program may use.
    let threads: Int

    /// What judging came to.
    enum Result: Sendable {
        case judged(JudgedExercise)
        /// The course was at fault, in words.
        case fault(String)
    }

    /// A page shows what helps most, and stays small enough to be mailed.
    private static let mostPictures = 3

    /// - Parameter key: what the pictures are kept under.
    /// - Throws: `CancellationError`.
    func judge(_ work: HandedIn, of exercise: ExerciseSpec, in lesson: Lesson, key: String) async throws -> Result {
        let record: CheckRecord
        if let problem = problem(with: work, lesson) {
            record = CheckRecord(
                exercise: exercise.id, judgement: .notGraded(problem), containment: containment.name)
        } else {
            let handedIn = folder.appending(path: "handed-in")
            do {
                try write(work, to: handedIn)
            } catch {
                return .fault("\(handedIn.path) cannot be written (\(error))")
            }
            var pipeline = CheckPipeline(paths: paths, containment: containment)
            pipeline.threads = threads
            pipeline.logs = folder.appending(path: "logs")
            record = try await pipeline.check(exercise, in: lesson, variant: .handedIn(in: handedIn))
        }
        if case .fault(let sentence) = record.problem { return .fault(sentence) }
        if record.outcome == .graderFault { return .fault(record.verdict?.problems.joined(separator: " ") ?? "") }
        return .judged(judged(record, work, exercise, lesson, key))
    }

    /// What is wrong with the files themselves, so that there is nothing to compile.
    private func problem(with work: HandedIn, _ lesson: Lesson) -> CheckProblem? {
        for (path, file) in work.files {
            let name = paths.relative(lesson.folder.appending(path: path).path)
            switch file {
            case .contents: continue
            case .notAPlainFile: return .notAPlainFile(name)
            case .tooLarge(let bytes):
                return .didNotBuild([LearnerFile.tooLarge(name, bytes: bytes)])
            }
        }
        return nil
    }

    private func write(_ work: HandedIn, to folder: URL) throws {
        FolderRemoval.remove(folder)
        for case (let path, .contents(let data)) in work.files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
    }

    // MARK: What is kept

    private func judged(
        _ record: CheckRecord, _ work: HandedIn, _ exercise: ExerciseSpec, _ lesson: Lesson, _ key: String
    ) -> JudgedExercise {
        let record = record.reproducible
        let verdict = record.verdict
        let words = OutcomeWords(exercise: exercise, record: record)
        let cases = Dictionary(
            exercise.cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return JudgedExercise(
            exercise: exercise.id, outcome: record.outcome, points: verdict?.points.earned ?? 0,
            possible: exercise.points, heading: words.heading, sentences: words.sentences,
            hint: hint(for: record, of: exercise), mistake: verdict?.diagnosis.map { .init(id: $0.id, say: $0.say) },
            observation: verdict?.observation.map { .init(id: $0.id, say: $0.say) },
            checks: (verdict?.checks ?? []).map {
                .init(
                    output: $0.output, caseName: $0.caseName, isHidden: $0.hidden || cases[$0.caseName]?.hidden == true,
                    passed: $0.passed)
            }, pictures: pictures(verdict, exercise, lesson, key), code: code(work, exercise, lesson))
    }

    private func hint(for record: CheckRecord, of exercise: ExerciseSpec) -> String? {
        guard let verdict = record.verdict, verdict.outcome == .failed, !verdict.failures.isEmpty else { return nil }
        if let text = verdict.diagnosis?.hint { return text }
        return exercise.hint(for: verdict.failures.map(\.output)).map { exercise.hints[$0].say }
    }

    private func pictures(
        _ verdict: Verdict?, _ exercise: ExerciseSpec, _ lesson: Lesson, _ key: String
    ) -> [JudgedExercise.Shown] {
        let sheets = OutputPictures(
            exercise: exercise, lesson: lesson, folder: store.pictures.appending(path: key))
        let ordered = sheets.inOrder(verdict?.compared ?? [])
        let wrong = ordered.filter { !$0.finding.isRight }
        // What is right is shown once; beside what is wrong it would only take the eye off it.
        let chosen = Array((wrong.isEmpty ? ordered.prefix(1) : wrong.prefix(Self.mostPictures)))
        var (drawn, rest) = sheets.drawFirst(chosen)
        drawn.merge(sheets.draw(rest)) { $1 }
        return chosen.compactMap { pair in
            guard let sheet = drawn["\(pair.spec.id)/\(pair.output.name)"] else { return nil }
            return JudgedExercise.Shown(
                file: "\(key)/\(sheet.file.lastPathComponent)", output: pair.output.name, caseName: pair.spec.id,
                isRight: pair.finding.isRight, words: "yours: \(sheet.yours.words); expected: \(sheet.reference.words)")
        }
    }

    /// The name of the code without what does not matter; nil for the starter as it is.
    private func code(_ work: HandedIn, _ exercise: ExerciseSpec, _ lesson: Lesson) -> String? {
        let starters = (try? VariantSources(lesson: lesson.folder, exercise: exercise).files(for: .starter)) ?? []
        func name(_ files: [(path: String, data: Data)]) -> String {
            var digest = Digest()
            for (path, data) in files {
                digest.update(path)
                digest.update(SwiftTokens.withoutSpace(data))
            }
            return digest.hexadecimal
        }
        let own = work.files.compactMap { path, file -> (path: String, data: Data)? in
            if case .contents(let data) = file { (path, data) } else { nil }
        }
        let mine = name(own)
        return own.isEmpty || mine == name(starters.map { ($0.path, $0.contents) }) ? nil : String(mine.prefix(32))
    }
}

extension CheckRecord {
    /// The same without what differs from one run to the next.
    fileprivate var reproducible: CheckRecord {
        guard case .notGraded(.overLimit(let resource, let limit, _)) = judgement else { return self }
        return CheckRecord(
            exercise: exercise, variant: variant,
            judgement: .notGraded(.overLimit(resource, limit: limit, used: limit)),
            containment: containment)
    }
}
