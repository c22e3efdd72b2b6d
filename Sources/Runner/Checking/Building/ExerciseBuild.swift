import Foundation
import Lessons
import Sandbox

/// Builds the check of an exercise, in any of its variants.
struct ExerciseBuild: Sendable {
    let course: Course
    let workspace: Workspace
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
        let lock = try await BuildLock(in: workspace.build) { progress(.waitingForOtherBuild) }
        defer { lock.release() }
        let clock = SuspendingClock()
        let start = clock.now
        let files = try VariantSources(lesson: lesson.folder, exercise: exercise).files(for: variant)
        let package = StagedPackage(workspace: workspace, course: course, optimized: optimized)
        let staged = try package.stage(exercise, of: lesson, files: files)
        let key = BuildKey(
            files: staged, toolchain: toolchain.fingerprint,
            kit: BuildKey.fingerprint(ofKit: workspace.courseKit))
        var result = BuildResult(
            ending: .timedOut(seconds: 0), seconds: 0, wasCurrent: false, log: "", sources: SourceHash(of: files))
        let products = ProductCache(folder: workspace.products)
        if let executable = products.executable(of: exercise.check, key: key) {
            result.ending = .built(executable: executable)
            result.wasCurrent = true
        } else {
            let scratch = BuildScratch(workspace: workspace, toolchain: toolchain)
            scratch.forgetWhatWasBuiltElsewhere()
            do {
                try await build(exercise, lesson, toolchain, scratch, key, into: &result, progress: progress)
            } catch BuildFault.courseDoesNotBuild where !scratch.isEmpty && !isBroken(result.log) {
                // Nobody's code is at fault, so what an earlier build left behind is: once more, from nothing.
                scratch.remove()
                try await build(exercise, lesson, toolchain, scratch, key, into: &result, progress: progress)
            }
        }
        result.seconds = (clock.now - start) / .seconds(1)
        return result
    }

    // MARK: Running the compiler

    private func build(
        _ exercise: ExerciseSpec, _ lesson: Lesson, _ toolchain: Toolchain, _ scratch: BuildScratch, _ key: BuildKey,
        into result: inout BuildResult, progress: @escaping @Sendable (BuildProgress) -> Void
    ) async throws {
        let report = try await run(toolchain, for: exercise, isFirst: !scratch.isComplete, progress: progress)
        result.log = String(decoding: report.standardOutput + report.standardError, as: UTF8.self)
        result.ending = try ending(of: report, log: CompilerLog(text: result.log), exercise, lesson)
        if case .built(let executable) = result.ending {
            scratch.markComplete()
            let kept = try ProductCache(folder: workspace.products).keep(executable, of: exercise.check, key: key)
            result.ending = .built(executable: kept)
        }
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
        let job = Job(
            executable: toolchain.swift.path,
            arguments: [
                "build", "--package-path", workspace.package.path, "--scratch-path", workspace.scratch.path,
                "--product", exercise.check, "--disable-index-store",
            ],
            environment: environment, directory: workspace.package.path,
            // The first build also compiles what all exercises share: that is not the learner's time to lose.
            limits: .build(wallSeconds: isFirst ? max(allowed, 1800) : allowed),
            reach: BuildReach(workspace: workspace, environment: environment).reach(isFirst: isFirst),
            streamsOutput: true)
        let steps = BuildSteps(isFirst: isFirst, progress: progress)
        progress(.building(done: 0, total: 0, isFirst: isFirst))
        return try await containment.run(job) { steps.read($0) }
    }

    private func freshFolder(_ name: String) throws(BuildFault) -> URL {
        let folder = workspace.build.appending(path: name)
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
            return .built(executable: workspace.scratch.appending(path: "debug/\(exercise.check)"))
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

    /// Whether a log says of some file of the course that it is wrong.
    private func isBroken(_ log: String) -> Bool { !errors(in: CompilerLog(text: log), learner: []).isEmpty }

    private func errors(in log: CompilerLog, learner: Set<String>) -> [CompilerMessage] {
        log.errors(package: workspace.package, learner: learner, lessons: workspace.relative(workspace.lessons.path))
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
                    origin: .learner, file: workspace.relative(lesson.folder.appending(path: exercise.edit[0]).path),
                    line: 1, column: 1,
                    text: "the compiler itself broke down on this file; undo the last change and try another way")
            ]
        }
        throw BuildFault.courseDoesNotBuild(excerpt: log.excerpt)
    }
}
