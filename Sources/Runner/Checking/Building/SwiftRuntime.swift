import CLaunch
import Foundation
import Sandbox

/// Where the libraries of Swift lie that an exercise is linked to, and the program that explains its crashes.
enum SwiftRuntime {
    /// The folders, by absolute paths, as far as they lie outside the system's own.
    ///
    /// They are those of the compiler on the `PATH` and those that this program itself runs with; a compiler that is started
    /// through another program (as `swiftly` has it) is only found in the second way.
    static func folders(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> [String] {
        let compiler = (try? Toolchain(environment: environment))?.swift.resolvingSymlinksInPath()
        let roots = [compiler?.deletingLastPathComponent().deletingLastPathComponent(), ownRoot].compactMap { $0 }
        var folders = roots.flatMap { root in
            ["lib/swift", "libexec/swift"].map { root.appending(path: $0).path }
        }
        folders += (environment["LD_LIBRARY_PATH"] ?? "").split(separator: ":").map(String.init)
        var known: Set<String> = []
        return folders.filter { folder in
            folder.hasPrefix("/") && folder != "/" && !SystemFiles.contain(folder) && known.insert(folder).inserted
                && FileManager.default.fileExists(atPath: folder)
        }
    }

    /// The root of the toolchain whose runtime is loaded here: `usr` in `usr/lib/swift/linux/libswiftCore.so`.
    private static var ownRoot: URL? {
        guard let name = claunch_library_with("swift_retain") else { return nil }
        var library = URL(filePath: String(cString: name)).resolvingSymlinksInPath()
        for part in ["linux", "swift", "lib"] {
            library.deleteLastPathComponent()
            guard library.lastPathComponent == part else { return nil }
        }
        return library.deletingLastPathComponent()
    }
}
