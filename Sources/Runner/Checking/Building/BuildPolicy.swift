import Foundation
import Sandbox

/// What a build may reach: the kit, the compiler and the staged exercise; no reference, no solution, no progress, no home,
/// and no network.
struct BuildPolicy: Sendable {
    let paths: CoursePaths
    let kit: Kit

    var policy: SandboxPolicy {
        SandboxPolicy(
            readable: [kit.folder.path, paths.interfaces.path] + kit.readable,
            writable: [paths.staging.path, paths.moduleCache.path],
            hidden: [paths.root, paths.courseKit, paths.build].map(\.path), builds: true)
    }

    /// A small environment that is the same wherever the course is run, with nobody's home in it.
    func environment(_ staged: StagedExercise) -> [String: String] {
        var environment = [
            "PATH": "/usr/bin:/bin", "HOME": staged.temporary.path, "TMPDIR": staged.temporary.path, "LANG": "C.UTF-8",
        ]
        // A toolchain whose own libraries lie elsewhere.
        environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        return environment
    }
}
