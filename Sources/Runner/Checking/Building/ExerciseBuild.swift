import Foundation
import Lessons
import Sandbox

/// Builds the check of an exercise, in any of its variants.
struct ExerciseBuild: Sendable {
    let paths: CoursePaths
    let containment: any Containment
    /// Whether the exercise and its check are built with `-O`; what they share is optimized always.
    var optimized = false

    /// Builds what has changed; what was built before from the same sources is used again.
    ///
    /// - Parameter progress: told how far it is, on some thread.
    /// - Throws: `BuildFault`, `SupervisionError`, `CancellationError`. Code that does not compile is a result.
    func build(
        _ exercise: ExerciseSpec, of lesson: Lesson, variant: Variant,
        progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
    ) async throws -> BuildResult {
        let lock = try await BuildLock(in: paths.build) { progress(.waitingForOtherBuild) }
        defer { lock.release() }
        let clock = SuspendingClock()
        let start = clock.now
        let files = try VariantSources(lesson: lesson.folder, exercise: exercise).files(for: variant)
        let builder = KitBuilder(paths: paths, containment: containment, progress: progress)
        let kit = try await KitStore(paths: paths, builder: builder).current()
        progress(.building)
        let staged = try StagedExercise(exercise, of: lesson, files: files, in: paths.staging)
        let compiler = CompilerInvocation(kit: kit, moduleCache: paths.moduleCache, optimized: optimized)
        let settings = "\(compiler.settings)\n\(kit.fingerprint)"
        func result(_ ending: BuildResult.Ending, log: String? = nil) -> BuildResult {
            BuildResult(
                ending: ending, seconds: (clock.now - start) / .seconds(1), wasCurrent: log == nil, log: log ?? "",
                sources: SourceHash(of: files))
        }
        let key = BuildKey(files: staged.files, settings: settings)
        let products = ProductCache(folder: paths.products)
        if let executable = products.executable(of: exercise.check, key: key) {
            return result(.built(executable: executable, library: kit.library))
        }
        let kept = KeptCheck(of: staged, settings: settings, in: paths.interfaces)
        let report = try await run(staged, compiler, before: kept.isThere ? kept : nil, within: exercise.limits.build)
        let log = String(decoding: report.standardOutput + report.standardError, as: UTF8.self)
        switch report.ending {
        case .exited(0):
            kept.keep(staged)
            let executable = try products.keep(staged.program, of: exercise.check, key: key)
            return result(.built(executable: executable, library: kit.library), log: log)
        case .exited(let status):
            guard let step = BuildScript.Step(rawValue: status) else { throw unforeseen(report, log) }
            let complaints = try await complaints(step, in: log, about: staged, compiler)
            return result(.failed(complaints), log: log)
        case .timedOut(let seconds): return result(.timedOut(seconds: seconds), log: log)
        case .overLimit(let resource, let limit, _): return result(.overLimit(resource, limit: limit), log: log)
        case .notContained(let reason): throw SupervisionError.notContained(reason: reason)
        default: throw unforeseen(report, log)
        }
    }

    // MARK: Running the compiler

    /// Ten times what compiling an exercise takes; a file can be written on which the compiler would take all there is.
    private static let memoryBytes = 4 << 30

    private func run(
        _ staged: StagedExercise, _ compiler: CompilerInvocation, before: KeptCheck?, within limit: Duration
    ) async throws -> RunReport {
        // Gone before anything is built: what is found afterwards is what was built now.
        try staged.write()
        let script = BuildScript(
            staged: staged, compiler: compiler, linking: Linking(kit: compiler.kit), before: before)
        let policy = BuildPolicy(paths: paths, kit: compiler.kit)
        for folder in [paths.moduleCache, paths.interfaces] {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw BuildFault.unwritable(path: folder.path, reason: error.localizedDescription)
            }
        }
        return try await containment.run(
            SandboxRequest(
                executable: "/bin/sh", arguments: ["-c", script.text], environment: policy.environment(staged),
                directory: staged.folder.path,
                limits: .build(wallSeconds: limit / .seconds(1), memoryBytes: Self.memoryBytes),
                policy: policy.policy))
    }

    // MARK: Reading what came of it

    /// What the learner is told of a step that failed.
    ///
    /// - Throws: `BuildFault.courseDoesNotBuild` when it is nobody's code that is at fault, beside what running a compiler throws.
    private func complaints(
        _ step: BuildScript.Step, in log: String, about staged: StagedExercise, _ compiler: CompilerInvocation
    ) async throws -> [CompilerMessage] {
        let lessons = paths.relative(paths.lessons.path)
        let messages: [CompilerMessage]
        switch step {
        case .exercise, .check: messages = CompilerLog(text: log).errors(about: staged, lessons: lessons)
        case .link:
            let linker = LinkerLog(text: log)
            if linker.isAboutTheMachine { throw BuildFault.courseDoesNotBuild(excerpt: CompilerLog(text: log).excerpt) }
            messages = linker.errors(about: staged, lessons: lessons)
        }
        for origin in [CompilerMessage.Origin.learner, .check] {
            let theirs = messages.filter { $0.origin == origin }
            if !theirs.isEmpty { return theirs }
        }
        // No word about any of the files. An exercise can have it so (the compiler breaks down on it, or it names other files
        // with `#sourceLocation`): it is the course's fault only if another exercise does not build either.
        guard try await canBuildAnything(compiler, like: staged) else {
            throw BuildFault.courseDoesNotBuild(excerpt: CompilerLog(text: log).excerpt)
        }
        if let message = CompilerLog(text: log).breakdown(in: staged, lessons: lessons) { return [message] }
        return [
            CompilerMessage(
                origin: .learner, file: "\(lessons)/\(staged.exercise[0].path)", line: 1, column: 1,
                text: "the compiler itself broke down on this file; undo the last change and try another way")
        ]
    }

    /// Whether an exercise without a fault can be built.
    private func canBuildAnything(_ compiler: CompilerInvocation, like staged: StagedExercise) async throws -> Bool {
        let imports = Kit.exerciseModules.map { "import \($0)\n" }.joined()
        let trial = StagedExercise(
            folder: staged.folder, module: "Trial", checkModule: "TrialCheck",
            exercise: [.init(path: "Trial.swift", contents: Data(imports.utf8))],
            check: [.init(path: "main.swift", contents: Data("import ExerciseKit\nimport Trial\n".utf8))])
        return try await run(trial, compiler, before: nil, within: .seconds(120)).ending == .exited(status: 0)
    }

    private func unforeseen(_ report: RunReport, _ log: String) -> BuildFault {
        .courseDoesNotBuild(excerpt: "the build ended with \(report.ending)\n\(CompilerLog(text: log).excerpt)")
    }
}
