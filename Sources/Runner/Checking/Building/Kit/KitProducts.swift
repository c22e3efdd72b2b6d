import Foundation

/// What building the course leaves behind for checks: compiled modules, the shared library, and the account of how.
struct KitProducts: Sendable {
    /// The package that holds the kit's sources.
    let courseKit: URL

    private var folder: URL { courseKit.appending(path: ".build/debug").resolvingSymlinksInPath() }
    var library: URL { folder.appending(path: Kit.libraryFile) }
    var description: URL { folder.appending(path: "description.json") }

    func module(_ name: String) -> URL { folder.appending(path: "Modules/\(name).swiftmodule") }

    private var files: [URL] { [library] + (Kit.exerciseModules + Kit.checkModules).map(module) }

    /// Names, sizes and times of all of it; nil when something is missing.
    var fingerprint: String? {
        guard files.allSatisfy({ FileManager.default.fileExists(atPath: $0.path) }) else { return nil }
        return files.map(BuildKey.stamp).joined(separator: "\n")
    }

    /// Whether it was made after the last change of the sources and of the compiler.
    func isNewer(than compiler: String) -> Bool {
        guard let made = BuildKey.changed(library.path) else { return false }
        let sources = BuildKey.lastChange(ofKit: courseKit)
        return [sources, BuildKey.changed(compiler)].allSatisfy { ($0 ?? .distantFuture) <= made }
    }
}
