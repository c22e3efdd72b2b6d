import Foundation
import Sandbox

/// Has the package manager build the kit, for whoever changed the course's own sources and did not go through `./course`.
struct KitBuilder: Sendable {
    let paths: CoursePaths
    let containment: any Containment
    let progress: @Sendable (BuildProgress) -> Void

    /// Builds what is stale.
    ///
    /// - Throws: `BuildFault`, `SupervisionError`, `CancellationError`.
    func build() async throws {
        let toolchain = try Toolchain()
        let environment = try environment()
        let build = paths.courseKit.appending(path: ".build").path
        if FileManager.default.fileExists(atPath: build), !FileManager.default.isWritableFile(atPath: build) {
            throw BuildFault.kitIsNotOurs(path: paths.courseKit.path)
        }
        progress(.buildingKit(done: 0, total: 0))
        let steps = KitBuildSteps(progress: progress)
        let report = try await containment.run(
            SandboxRequest(
                executable: toolchain.swift.path,
                arguments: ["build", "--package-path", paths.courseKit.path, "--product", Kit.libraryName],
                environment: environment, directory: paths.courseKit.path,
                limits: .build(wallSeconds: 1800), policy: policy(environment), streamsOutput: true)
        ) { steps.read($0) }
        switch report.ending {
        case .exited(0): return
        case .notContained(let reason): throw SupervisionError.notContained(reason: reason)
        default:
            let log = CompilerLog(
                text: String(decoding: report.standardOutput + report.standardError, as: UTF8.self))
            throw BuildFault.courseDoesNotBuild(excerpt: log.excerpt)
        }
    }

    private func environment() throws(BuildFault) -> [String: String] {
        var environment = Toolchain.environment()
        // Lock files in the shared temporary folder may be somebody else's.
        environment["TMPDIR"] = try FreshFolder.make(at: paths.temporary).path
        return environment
    }

    /// Manifests and the course's own sources are all that is run or compiled, so they may read what they like, and write only
    /// where builds and the package manager keep their things; the packages were fetched when the course was built.
    private func policy(_ environment: [String: String]) -> SandboxPolicy {
        SandboxPolicy(
            readable: ["/"],
            writable: [paths.courseKit.appending(path: ".build").path, paths.build.path]
                + packageManagerFolders(environment), builds: true)
    }

    /// The caches of the package manager and the compiler, which they share between all packages; made where they are missing,
    /// because nobody could make them from inside.
    private func packageManagerFolders(_ environment: [String: String]) -> [String] {
        guard let home = environment["HOME"], home.hasPrefix("/") else { return [] }
        let cache = environment["XDG_CACHE_HOME"] ?? "\(home)/.cache"
        let folders = ["\(cache)/org.swift.swiftpm", "\(cache)/clang", "\(home)/.swiftpm"]
        return folders.filter { folder in
            (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil
        }
    }
}
