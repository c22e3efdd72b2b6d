import Checking
import Foundation
import Lessons
import Sandbox
import Support

/// Grades what a class handed in: from a folder of submissions to a store of judgements, and from there to grades.
package struct ClassGrading: Sendable {
    /// What is to be graded, and how.
    package struct Request: Sendable {
        /// The folder with the submissions.
        package var submissions: URL
        /// Where the results go.
        package var out: URL
        /// The exercises that were asked for, by id; those of the plan when nil.
        package var only: Set<String>?
        /// The plan's file; `grading.yml` beside the submissions, if it is there, when nil.
        package var plan: URL?
        /// The roster's file; the plan's when nil.
        package var roster: URL?
        package var shard: GradingRunRecord.Shard
        package var jobs: Int

        package init(
            submissions: URL, out: URL, only: Set<String>?, plan: URL?, roster: URL?, shard: GradingRunRecord.Shard,
            jobs: Int
        ) {
            self.submissions = submissions
            self.out = out
            self.only = only
            self.plan = plan
            self.roster = roster
            self.shard = shard
            self.jobs = jobs
        }
    }

    private let request: Request
    private let course: Course
    private let paths: CoursePaths
    private let version: String
    private let settings: ClassSettings
    private let folder: SubmissionFolder
    package let store: JudgementStore

    /// Entries of the folder that are no submission.
    package var others: [String] { folder.others }
    /// The submissions of this share.
    package var own: [SubmissionSource] {
        folder.sources.enumerated().filter { request.shard.contains($0.offset) }.map(\.element)
    }
    package var book: GradeBook { settings.book(of: course, version: version, only: request.only) }
    package var plan: GradingPlan { settings.plan }

    /// Reads everything that can be wrong before anything is graded.
    ///
    /// - Throws: `CommandError`, `SubmissionError`.
    package init(_ request: Request, course: Course, paths: CoursePaths, version: String) throws {
        self.request = request
        self.course = course
        self.paths = paths
        self.version = version
        let usual = request.submissions.appending(path: GradingPlan.fileName)
        let planFile = request.plan ?? (FileKind(of: usual) == nil ? nil : usual)
        settings = try ClassSettings(plan: planFile, roster: request.roster, course: course)
        folder = try SubmissionFolder(
            request.submissions, except: [planFile, settings.rosterFile, request.out].compactMap(\.self))
        store = JudgementStore(in: request.out)
        try Self.require(programsFor: folder.sources)
        try OutFolder.require(request.out)
    }

    /// Grades the share, and keeps all of it in the store.
    ///
    /// - Throws: `GradingStop`, `StateError`, `CommandError`, `CancellationError`.
    package func run(
        in containment: any Containment, progress: @escaping @Sendable (GradingProgress) -> Void
    ) async throws {
        try store.make()
        guard let lock = try? FileLock(ifFree: store.lock) else {
            throw CommandError.usage(
                "\(request.out.path) is being filled by another `course grade`. Wait for it, or name another folder.")
        }
        defer { withExtendedLifetime(lock) {} }
        let exercises = book.counted
        let fingerprint: CourseFingerprint
        do {
            fingerprint = try CourseFingerprint(course: course, exercises: exercises, paths: paths, version: version)
        } catch let failure as POSIXFailure {
            throw CommandError.fault("A file of the course cannot be read (\(failure)). `course doctor` may show why.")
        }
        var record = GradingRunRecord(
            version: version, course: fingerprint.all, containment: containment.name, exercises: exercises.map(\.id),
            plan: settings.planText, roster: settings.rosterText, sources: folder.sources.map(\.fileName),
            shard: request.shard, isComplete: false)
        try store.keep(record)
        let run = GradingRun(
            course: course, exercises: exercises, paths: paths, fingerprint: fingerprint, containment: containment,
            store: store, identify: settings.plan.identify, jobs: request.jobs, progress: progress)
        try await run.run(own)
        store.forget(except: Set(own.map(\.fileName)))
        record.isComplete = true
        try store.keep(record)
    }

    /// The grades of what is in the store.
    ///
    /// - Throws: `CommandError` when something is missing there.
    package func grades() throws -> ClassGrades { try store.grades(of: own.map(\.fileName), by: book) }

    /// A program that unpacks is the system's; that it is missing is found before anything is graded.
    private static func require(programsFor sources: [SubmissionSource]) throws(CommandError) {
        for program in Set(sources.flatMap { UnpackingScript.programs(for: $0.form) }).sorted() {
            let places = ["/usr/bin/\(program)", "/bin/\(program)"]
            if places.contains(where: FileManager.default.isExecutableFile) { continue }
            throw .fault(
                "`\(program)` is not installed, and some submissions need it. Install it: apt install \(program).")
        }
    }
}

extension JudgementStore {
    /// The grades of some submissions.
    ///
    /// - Throws: `CommandError` when one of them has not been judged.
    func grades(of sources: [String], by book: GradeBook) throws(CommandError) -> ClassGrades {
        var records: [SubmissionRecord] = []
        var judged: [String: JudgedExercise] = [:]
        for source in sources {
            guard let record = submission(source) else {
                throw .fault("\(folder.path) has nothing of \(source.harmless). Run the same command again.")
            }
            records.append(record)
            for case .judged(let key) in record.work.values where judged[key] == nil { judged[key] = judgement(key) }
        }
        return book.grades(records, judged: judged)
    }
}
