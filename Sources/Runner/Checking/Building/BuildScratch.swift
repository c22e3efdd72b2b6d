import Foundation

/// What the compiler keeps between builds.
struct BuildScratch: Sendable {
    let paths: CoursePaths
    let toolchain: Toolchain

    /// A note that a build has succeeded, and where and with what.
    private var mark: URL { paths.build.appending(path: "built-with") }

    private var signature: Data { Data("\(paths.scratch.path)\n\(toolchain.fingerprint)\n".utf8) }

    /// Whether a build has succeeded here: then what all exercises share is compiled.
    var isComplete: Bool { (try? Data(contentsOf: mark)) == signature }

    var isEmpty: Bool { !FileManager.default.fileExists(atPath: paths.scratch.path) }

    func markComplete() {
        if !isComplete { try? signature.write(to: mark, options: .atomic) }
    }

    /// Removes what another compiler built, and what was built before the folder was moved: neither can be used, and
    /// the compiler's words for it are beyond understanding.
    func forgetWhatWasBuiltElsewhere() {
        if let made = try? Data(contentsOf: mark), made != signature { remove() }
    }

    func remove() {
        try? FileManager.default.removeItem(at: mark)
        try? FileManager.default.removeItem(at: paths.scratch)
    }
}
