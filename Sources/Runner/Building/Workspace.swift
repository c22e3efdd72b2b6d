import Foundation

/// Where a course, what is built from it and what is known about its learner lie.
struct Workspace: Sendable {
    /// The folder that holds `Lessons`.
    let root: URL
    /// The package that exercises depend on: the nearest folder at or above `root` with `Sources/NN` in it.
    let courseKit: URL
    /// Everything that can be built again.
    let build: URL

    /// Finds the folders of a course.
    ///
    /// - Parameters:
    ///   - root: the folder that holds `Lessons`.
    ///   - build: where to build; `.build/exercises` in the course's package by default.
    init(root: URL, build: URL? = nil) {
        self.root = root.standardizedFileURL
        courseKit = Self.courseKit(from: self.root)
        self.build = (build ?? courseKit.appending(path: ".build/exercises")).standardizedFileURL
    }

    var lessons: URL { root.appending(path: "Lessons") }
    /// What is the learner's own: progress, snapshots, logs, pictures.
    var state: URL { root.appending(path: ".course") }
    /// Full logs of the last build and run of each exercise.
    var logs: URL { state.appending(path: "logs") }
    /// The tensors that each exercise last handed in.
    var outputs: URL { state.appending(path: "outputs") }
    /// The package that is really built: a copy of the exercises and checks, in whichever variant is asked for.
    var package: URL { build.appending(path: "package") }
    var scratch: URL { build.appending(path: "scratch") }
    /// Finished checks, by what went into them.
    var products: URL { build.appending(path: "products") }
    /// One folder a run, for what the program writes.
    var runs: URL { build.appending(path: "runs") }

    /// A path as a learner would type it: relative to the course where it lies inside.
    func relative(_ path: String) -> String {
        path.hasPrefix(root.path + "/") ? String(path.dropFirst(root.path.count + 1)) : path
    }

    private static func courseKit(from root: URL) -> URL {
        var folder = root
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appending(path: "Sources/NN").path) { return folder }
            folder = folder.deletingLastPathComponent().standardizedFileURL
        }
        return root
    }
}
