import Foundation
import Lessons
import Sandbox

/// Builds the check of an exercise, in any of its variants.
struct ExerciseBuild: Sendable {
    let course: Course
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
        let toolchain = try Toolchain()
        let lock = try await BuildLock(in: paths.build) { progress(.waitingForOtherBuild) }
        defer { lock.release() }
        let clock = SuspendingClock()
        let start = clock.now
        let files = try VariantSources(lesson: lesson.folder, exercise: exercise).files(for: variant)
        let package = StagedPackage(paths: paths, course: course, optimized: optimized)
        let staged = try package.stage(exercise, of: lesson, files: files)
        let key = BuildKey(
            files: staged, toolchain: toolchain.fingerprint,
            kit: BuildKey.fingerprint(ofKit: paths.courseKit))
        func result(_ ending: BuildResult.Ending, log: String? = nil) -> BuildResult {
            BuildResult(
                ending: ending, seconds: (clock.now - start) / .seconds(1), wasCurrent: log == nil, log: log ?? "",
                sources: SourceHash(of: files))
        }
        let products = ProductCache(folder: paths.products)
        if let executable = products.executable(of: exercise.check, key: key) {
            return result(.built(executable: executable))
        }
        let scratch = BuildScratch(paths: paths, toolchain: toolchain)
        scratch.forgetWhatWasBuiltElsewhere()
        var (report, log) = try await compile(exercise, toolchain, isFirst: !scratch.isComplete, progress)
        if !scratch.isEmpty, isUnexplained(report, log, exercise, lesson) {
            // Nobody's code is at fault, so what an earlier build left behind is: once more, from nothing.
            scratch.remove()
            (report, log) = try await compile(exercise, toolchain, isFirst: true, progress)
        }
        switch try ending(of: report, log: log, exercise, lesson) {
        case .built(let executable):
            scratch.markComplete()
            let kept = try products.keep(executable, of: exercise.check, key: key)
            return result(.built(executable: kept), log: log.text)
        case let other: return result(other, log: log.text)
        }
    }

    // MARK: Running the compiler

    private func compile(
        _ exercise: ExerciseSpec, _ toolchain: Toolchain, isFirst: Bool,
        _ progress: @escaping @Sendable (BuildProgress) -> Void
    ) async throws -> (report: RunReport, log: CompilerLog) {
        let report = try await run(toolchain, for: exercise, isFirst: isFirst, progress: progress)
        return (
            report, CompilerLog(text: String(decoding: report.standardOutput + report.standardError, as: UTF8.self))
        )
    }

    private func run(
        _ toolchain: Toolchain, for exercise: ExerciseSpec, isFirst: Bool,
        progress: @escaping @Sendable (BuildProgress) -> Void
    ) async throws -> RunReport {
        let allowed = exercise.limits.build / .seconds(1)
        var environment = Toolchain.environment()
        if !isFirst {
            // A compiler that is killed leaves its temporary files behind: here they are found and removed again. The first build
            // keeps to the usual place, where package managers that fetch the same package look out for each other.
            environment["TMPDIR"] = try freshFolder("temporary").path
        }
        let request = SandboxRequest(
            executable: toolchain.swift.path,
            arguments: [
                "build", "--package-path", paths.package.path, "--scratch-path", paths.scratch.path,
                "--product", exercise.check, "--disable-index-store",
            ],
            environment: environment, directory: paths.package.path,
            // The first build also compiles what all exercises share: that is not the learner's time to lose.
            limits: .build(wallSeconds: isFirst ? max(allowed, 1800) : allowed),
            policy: BuildPolicy(paths: paths, environment: environment).policy(isFirst: isFirst),
            streamsOutput: true)
        let steps = BuildSteps(isFirst: isFirst, progress: progress)
        progress(.building(done: 0, total: 0, isFirst: isFirst))
        return try await containment.run(request) { steps.read($0) }
    }

    private func freshFolder(_ name: String) throws(BuildFault) -> URL {
        let folder = paths.build.appending(path: name)
        do {
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: folder.path, reason: error.localizedDescription)
        }
        return folder
    }

    // MARK: Reading what came of it

    private func ending(
        of report: RunReport, log: CompilerLog, _ exercise: ExerciseSpec, _ lesson: Lesson
    ) throws -> BuildResult.Ending {
        switch report.ending {
        case .exited(0):
            return .built(executable: paths.scratch.appending(path: "debug/\(exercise.check)"))
        case .exited:
            return .failed(try complaints(in: log, exercise, lesson))
        case .timedOut(let seconds):
            return .timedOut(seconds: seconds)
        case .notStarted(let step, let number):
            throw BuildFault.courseDoesNotBuild(
                excerpt: "the compiler could not be started (\(step): \(String(cString: strerror(number))))")
        case .notContained(let reason):
            throw SupervisionError.notContained(reason: reason)
        case .signalled, .overLimit, .killedItsParent:
            throw BuildFault.courseDoesNotBuild(excerpt: "the build ended with \(report.ending)\n\(log.excerpt)")
        }
    }

    /// Whether a build failed and its log blames no file at all.
    private func isUnexplained(
        _ report: RunReport, _ log: CompilerLog, _ exercise: ExerciseSpec, _ lesson: Lesson
    ) -> Bool {
        do {
            _ = try ending(of: report, log: log, exercise, lesson)
            return false
        } catch BuildFault.courseDoesNotBuild {
            return errors(in: log, learner: []).isEmpty
        } catch {
            return false
        }
    }

    private func errors(in log: CompilerLog, learner: Set<String>) -> [CompilerMessage] {
        log.errors(package: paths.package, learner: learner, lessons: paths.relative(paths.lessons.path))
    }

    private func complaints(
        in log: CompilerLog, _ exercise: ExerciseSpec, _ lesson: Lesson
    ) throws -> [CompilerMessage] {
        let learner = Set(exercise.edit.map { "\(lesson.folderName)/\($0)" })
        let all = errors(in: log, learner: learner)
        for origin in [CompilerMessage.Origin.learner, .check] {
            let messages = all.filter { $0.origin == origin }
            if !messages.isEmpty { return messages }
        }
        if log.compilerCrashed(on: learner) {
            return [
                CompilerMessage(
                    origin: .learner, file: paths.relative(lesson.folder.appending(path: exercise.edit[0]).path),
                    line: 1, column: 1,
                    text: "the compiler itself broke down on this file; undo the last change and try another way")
            ]
        }
        throw BuildFault.courseDoesNotBuild(excerpt: log.excerpt)
    }
}
