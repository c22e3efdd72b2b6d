import Foundation
import Lessons

/// Where a course, what is built from it and what is known about its learner lie.
package struct CoursePaths: Sendable {
    /// The folder that holds `Lessons`.
    package let root: URL
    /// The package that exercises depend on: the one that a course of one's own was started with, else the nearest folder at
    /// or above `root` with `Sources/NN` in it.
    package let courseKit: URL
    /// Everything that can be built again.
    package let build: URL

    /// Finds the folders of a course.
    ///
    /// - Parameters:
    ///   - root: the folder that holds `Lessons`.
    ///   - kit: the package that exercises depend on; by default what the environment variable `COURSE_KIT` says, which the
    ///     start script of a course of one's own sets, else the nearest at or above `root`.
    ///   - build: where to build; by default what the environment variable `COURSE_BUILD` says, else a folder in `.build` of
    ///     the course's package, and where that lies elsewhere, of the course itself: it may be shared, or not be ours to write.
    package init(root: URL, kit: URL? = nil, build: URL? = nil) {
        let root = Self.folder(root.path)
        let courseKit = (kit?.path ?? Self.variable("COURSE_KIT")).map(Self.folder) ?? Self.courseKit(from: root)
        self.root = root
        self.courseKit = courseKit
        self.build =
            build ?? Self.variable("COURSE_BUILD").map(Self.folder) ?? Self.build(of: root, with: courseKit)
    }

    private static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func build(of root: URL, with courseKit: URL) -> URL {
        guard root.path == courseKit.path || root.path.hasPrefix(courseKit.path + "/") else {
            return root.appending(path: ".build/exercises")
        }
        // Another course of the same package, as the tests have one, keeps its own builds.
        let name = root.path == courseKit.path ? "exercises" : "exercises-\(root.lastPathComponent)"
        return courseKit.appending(path: ".build/\(name)")
    }

    /// A folder by its one name, without `..` and links: the compiler names its files so in its messages.
    private static func folder(_ path: String) -> URL {
        URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    }

    package var lessons: URL { root.appending(path: "Lessons") }
    /// The networks, one folder each: the course's own, then those of the kit.
    package var models: ModelFolders {
        let own = root.appending(path: Self.modelsName)
        return root.path == courseKit.path
            ? ModelFolders(own) : ModelFolders(own, courseKit.appending(path: Self.modelsName))
    }
    private static let modelsName = "Models"
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

    /// A path as the records of what references were made from have it: relative to the course, and a network of the kit's as
    /// if it were the course's own, since the kit lies elsewhere on every machine.
    package func recorded(_ path: String) -> String {
        let networks = courseKit.appending(path: Self.modelsName).path
        return path.hasPrefix(networks + "/")
            ? Self.modelsName + path.dropFirst(networks.count) : relative(path)
    }

    /// The file that a record means.
    package func file(recordedAs path: String) -> URL {
        let own = root.appending(path: path)
        guard path.hasPrefix(Self.modelsName + "/"), !FileManager.default.fileExists(atPath: own.path) else {
            return own
        }
        return courseKit.appending(path: path)
    }

    /// Whether a folder is a kit: it has what exercises are compiled against.
    package static func isKit(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "Sources/NN").path)
    }

    /// Reads the course's lessons.
    ///
    /// - Parameter files: whether references have to be there already.
    package func load(_ files: FileChecking = .required) -> CourseLoad {
        Course.load(from: lessons, models: models, files: files)
    }

    private static func courseKit(from root: URL) -> URL {
        var folder = root
        while folder.path != "/", !folder.path.isEmpty {
            if isKit(folder) { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return root
    }
}
