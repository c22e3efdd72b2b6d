import Foundation
import Lessons

/// Builds the check of an exercise, in any of its variants.
struct ExerciseBuild: Sendable {
    let course: Course
    let workspace: Workspace
    let containment: any Containment

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
        let staged = try StagedPackage(workspace: workspace, course: course).stage(exercise, of: lesson, files: files)
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
            let report = try await run(toolchain, for: exercise, progress: progress)
            result.log = String(decoding: report.standardOutput + report.standardError, as: UTF8.self)
            result.ending = try ending(of: report, log: CompilerLog(text: result.log), exercise, lesson, key, products)
        }
        result.seconds = (clock.now - start) / .seconds(1)
        return result
    }

    // MARK: Running the compiler

    private func run(
        _ toolchain: Toolchain, for exercise: ExerciseSpec, progress: @escaping @Sendable (BuildProgress) -> Void
    ) async throws -> RunReport {
        let isFirst = !FileManager.default.fileExists(atPath: firstBuildMark.path)
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
            limits: .build(wallSeconds: isFirst ? max(allowed, 1800) : allowed), streamsOutput: true)
        let steps = BuildSteps(isFirst: isFirst, progress: progress)
        progress(.building(done: 0, total: 0, isFirst: isFirst))
        return try await containment.run(job) { steps.read($0) }
    }

    private var firstBuildMark: URL { workspace.build.appending(path: "first-build-is-done") }

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
        of report: RunReport, log: CompilerLog, _ exercise: ExerciseSpec, _ lesson: Lesson, _ key: BuildKey,
        _ products: ProductCache
    ) throws -> BuildResult.Ending {
        switch report.ending {
        case .exited(0):
            FileManager.default.createFile(atPath: firstBuildMark.path, contents: nil)
            let built = workspace.scratch.appending(path: "debug/\(exercise.check)")
            return .built(executable: try products.keep(built, of: exercise.check, key: key))
        case .exited:
            return .failed(try complaints(in: log, exercise, lesson))
        case .timedOut(let seconds):
            return .timedOut(seconds: seconds)
        case .notStarted(let step, let number):
            throw BuildFault.courseDoesNotBuild(
                excerpt: "the compiler could not be started (\(step): \(String(cString: strerror(number))))")
        case .signalled, .overLimit, .killedItsParent:
            throw BuildFault.courseDoesNotBuild(excerpt: "the build ended with \(report.ending)\n\(log.excerpt)")
        }
    }

    private func complaints(
        in log: CompilerLog, _ exercise: ExerciseSpec, _ lesson: Lesson
    ) throws -> [CompilerMessage] {
        let learner = Set(exercise.edit.map { "\(lesson.folderName)/\($0)" })
        let all = log.errors(
            package: workspace.package, learner: learner, lessons: workspace.relative(workspace.lessons.path))
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
