import Foundation
import Sandbox

/// What a build may policy: it reads where it likes, and writes only where builds and the package manager keep their things.
///
/// Nothing of the learner's runs while it is built (a macro or a plugin would have to be named in the manifest, which is
/// generated); manifests do, those of the course and of the packages that it comes from.
struct BuildPolicy: Sendable {
    let paths: CoursePaths
    /// The environment of the build.
    let environment: [String: String]

    /// The reach of one build.
    ///
    /// - Parameter isFirst: whether packages may have to be fetched: only then is there a network, and the shared temporary
    ///   folder, where package managers that fetch the same package look out for each other.
    func policy(isFirst: Bool) -> SandboxPolicy {
        var writable = [paths.build.path] + packageManagerFolders()
        if isFirst { writable += [environment["TMPDIR"] ?? "/tmp"] }
        return SandboxPolicy(readable: ["/"], writable: writable, network: isFirst)
    }

    /// The caches of the package manager and the compiler, which they share between all packages; made where they are missing,
    /// because nobody could make them from inside.
    private func packageManagerFolders() -> [String] {
        guard let home = environment["HOME"], home.hasPrefix("/") else { return [] }
        let cache = environment["XDG_CACHE_HOME"] ?? "\(home)/.cache"
        let folders = ["\(cache)/org.swift.swiftpm", "\(cache)/clang", "\(home)/.swiftpm"]
        return folders.filter { folder in
            (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil
        }
    }
}
