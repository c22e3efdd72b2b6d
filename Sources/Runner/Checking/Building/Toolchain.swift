import Foundation

/// The Swift compiler that exercises are built with, and what it is told about its surroundings.
package struct Toolchain: Sendable {
    /// Absolute path of `swift`.
    package let swift: URL

    /// The first `swift` on the `PATH`.
    ///
    /// - Throws: `BuildFault.noCompiler`.
    package init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(BuildFault) {
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        let candidates = folders.map { URL(filePath: String($0)).appending(path: "swift") }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw .noCompiler
        }
        swift = found
    }

    /// Changes when another compiler is installed.
    package var fingerprint: String { BuildKey.stamp(ofFile: swift) }

    /// The environment of a build.
    ///
    /// Only what a compiler or the package manager may need, and nothing that differs from one terminal to the next: the package
    /// manager reads every manifest anew when the environment has changed, which takes longer than the build.
    package static func environment(
        from environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> [String: String] {
        let names: Set<String> = [
            "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TMPDIR", "SDKROOT", "DEVELOPER_DIR", "TOOLCHAINS",
            "CC", "LD_LIBRARY_PATH", "PKG_CONFIG_PATH", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "SSL_CERT_FILE",
            "SSL_CERT_DIR", "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY",
            "ALL_PROXY", "all_proxy",
        ]
        return environment.filter { key, _ in
            names.contains(key) || key.hasPrefix("SWIFTPM_") || key.hasPrefix("GIT_CONFIG")
        }
    }
}
