import Foundation

/// The folder of a lesson, as the files that its specs and prose name are looked up in it.
struct LessonFolder {
    let url: URL
    let models: ModelFolders
    let checking: FileChecking
    /// Where the folder really is.
    private let base: String

    init(url: URL, models: ModelFolders, checking: FileChecking) {
        self.url = url
        self.models = models
        self.checking = checking
        base = url.resolvingSymlinksInPath().path
    }

    /// A file that a spec names: reported unless it is a file inside the folder.
    ///
    /// - Returns: whether the path is sound (it may still be missing where `mayBeMissing`).
    @discardableResult
    func check(_ path: String, named value: SpecValue, mayBeMissing: Bool = false) -> Bool {
        if let problem = problem(of: path, mayBeMissing: mayBeMissing) {
            value.report(problem.message, remedy: problem.remedy)
            return false
        }
        guard let problem = problem(ofContentsOf: path) else { return true }
        value.log.reportOnce(value.location, problem.message, remedy: problem.remedy)
        return false
    }

    /// What is wrong with the contents of a file that is there, if anything: the file's own fault, said once in a lesson.
    func problem(ofContentsOf path: String) -> (message: String, remedy: String)? {
        let file = url.appending(path: path)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        return FileContents.problem(of: file, path: path)
    }

    /// What is wrong with a path, if anything; `mayBeMissing` still holds it inside the folder.
    func problem(of path: String, mayBeMissing: Bool = false) -> (message: String, remedy: String)? {
        let inside = "Name a file inside the lesson's folder, like pictures/mug.png."
        if path.isEmpty { return ("The path is empty.", inside) }
        if path.hasPrefix("/") || path.hasPrefix("~") {
            return ("\"\(path)\" is not a path inside the lesson's folder.", inside)
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains("..") || path.contains("\\") || path.contains("\0") {
            return ("\"\(path)\" is not a path inside the lesson's folder.", inside)
        }
        // What is not there has no real path, but its folder has.
        let real = Self.realPath(base + "/" + path) ?? url.appending(path: path).resolvingSymlinksInPath().path
        guard real.hasPrefix(base + "/") else {
            return (
                "\"\(path)\" leads out of the lesson's folder through a symbolic link.", "Put the file itself there."
            )
        }
        var status = stat()
        guard stat(real, &status) == 0 else {
            return mayBeMissing ? nil : ("There is no file \"\(path)\".", remedyForMissing(path))
        }
        return status.st_mode & S_IFMT == S_IFDIR ? ("\"\(path)\" is a folder.", "Name a file in it.") : nil
    }

    /// What to say about a network that is not there; nil when it is.
    func problem(ofModel name: String) -> (message: String, remedy: String)? {
        if name.isEmpty || name.contains("/") || name.hasPrefix(".") || name.contains("\\") {
            return ("\"\(name)\" cannot be the name of a network.", "Name a folder below Models, like toybox-resnet18.")
        }
        if models.has(name) { return nil }
        return (
            "There is no network \"\(name)\".", Spelling.remedy(for: name, among: models.names, listing: "networks")
        )
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private func remedyForMissing(_ path: String) -> String {
        let parent = (path as NSString).deletingLastPathComponent
        let siblings = Self.entries(of: parent.isEmpty ? url : url.appending(path: parent))
        if let nearest = Spelling.nearest(to: (path as NSString).lastPathComponent, among: siblings) {
            return "Did you mean \"\(parent.isEmpty ? nearest : parent + "/" + nearest)\"?"
        }
        return path.hasSuffix(".safetensors")
            ? "Make it with `course author record`, or correct the path." : "Add it, or correct the path."
    }

    private static func entries(of folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }
}
