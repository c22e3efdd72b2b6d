import Foundation

/// Where a course, what is built from it and what is known about its learner lie.
package struct CoursePaths: Sendable {
    /// The folder that holds `Lessons`.
    package let root: URL
    /// The package that exercises depend on: the nearest folder at or above `root` with `Sources/NN` in it.
    package let courseKit: URL
    /// Everything that can be built again.
    package let build: URL

    /// Finds the folders of a course.
    ///
    /// - Parameters:
    ///   - root: the folder that holds `Lessons`.
    ///   - build: where to build; by default what the environment variable `COURSE_BUILD` says, else a folder in `.build` of
    ///     the course's package.
    package init(root: URL, build: URL? = nil) {
        let root = Self.folder(root.path)
        let courseKit = Self.courseKit(from: root)
        let asked = ProcessInfo.processInfo.environment["COURSE_BUILD"].flatMap { $0.isEmpty ? nil : $0 }
        // Another course of the same package, as the tests have one, keeps its own builds.
        let name = root.path == courseKit.path ? "exercises" : "exercises-\(root.lastPathComponent)"
        self.root = root
        self.courseKit = courseKit
        self.build = build ?? asked.map(Self.folder) ?? courseKit.appending(path: ".build/\(name)")
    }

    /// A folder by its one name, without `..` and links: the compiler names its files so in its messages.
    private static func folder(_ path: String) -> URL {
        URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    }

    package var lessons: URL { root.appending(path: "Lessons") }
    /// The networks, one folder each.
    package var models: URL { root.appending(path: "Models") }
    /// What is the learner's own: progress, snapshots, logs, pictures.
    package var state: URL { root.appending(path: ".course") }
    /// Full logs of the last build and run of each exercise.
    var logs: URL { state.appending(path: "logs") }
    /// The files that are compiled: a copy of one exercise and its check, in whichever variant is asked for.
    package var staging: URL { build.appending(path: "staging") }
    /// Copies of the course's own modules, which checks are compiled against.
    var kits: URL { build.appending(path: "kit") }
    /// What the compiler keeps of the headers of C libraries.
    var moduleCache: URL { build.appending(path: "module-cache") }
    /// Checks that were compiled before, with what they saw of the exercise.
    var interfaces: URL { build.appending(path: "interfaces") }
    var temporary: URL { build.appending(path: "temporary") }
    /// Finished checks, by what went into them.
    var products: URL { build.appending(path: "products") }
    /// One folder a run, for what the program writes.
    package var runs: URL { build.appending(path: "runs") }

    /// A path as a learner would type it: relative to the course where it lies inside.
    package func relative(_ path: String) -> String {
        path.hasPrefix(root.path + "/") ? String(path.dropFirst(root.path.count + 1)) : path
    }

    private static func courseKit(from root: URL) -> URL {
        var folder = root
        while folder.path != "/", !folder.path.isEmpty {
            if FileManager.default.fileExists(atPath: folder.appending(path: "Sources/NN").path) { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return root
    }
}
