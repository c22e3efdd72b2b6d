import Foundation

/// The course's own modules, compiled once, as checks are compiled against and linked with them.
///
/// It is a copy of what building the course left behind, in a folder of its own: so a check sees these few files and nothing
/// else of the course, and what somebody compiles meanwhile does not change a check under way.
struct Kit: Codable, Sendable {
    /// Where the copies lie.
    let folder: URL
    /// What it is a copy of: changes with any of those files and with the compiler.
    let fingerprint: String
    /// A name for the sources that it was compiled from.
    var sources: String
    /// The compiler that it was compiled with, and the flags that say for which machine, in which language mode, and where
    /// the headers of the C libraries lie.
    let description: KitDescription

    /// The modules that an exercise may import, and those that its check may import besides.
    static let exerciseModules = ["NN", "Imaging", "Starter"]
    static let checkModules = ["ExerciseKit"]

    /// The shared library with all of them.
    static let libraryName = "CourseKit"
    #if canImport(Darwin)
        static let libraryFile = "lib\(libraryName).dylib"
    #else
        static let libraryFile = "lib\(libraryName).so"
    #endif

    var library: URL { folder.appending(path: Self.libraryFile) }
    /// Where an exercise's imports are looked for.
    var exerciseFolder: URL { folder.appending(path: "exercise") }
    /// Where a check's imports are looked for besides.
    var checkFolder: URL { folder.appending(path: "check") }

    /// Files and folders that a compiler reads beside the copies, by absolute paths: itself, and headers of C libraries.
    var readable: [String] { [description.toolchain.path] + description.headers }
}
