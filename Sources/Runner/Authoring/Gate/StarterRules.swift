import Foundation
import Lessons
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Holds a lesson's committed exercise files to its starters.
///
/// The file in the working folder is the learner's and may say anything; what is committed is what the next learner
/// begins with. Without version control, or before the first commit, there is nothing to compare.
struct StarterRules: Sendable {
    let workspace: Workspace

    /// What is wrong with the starters of a lesson.
    func problems(of lesson: Lesson) async -> [Diagnostic] {
        var problems: [Diagnostic] = []
        let folder = "\(workspace.lessons.lastPathComponent)/\(lesson.folderName)"
        for path in lesson.exercises.flatMap(\.edit) {
            let starterPath = VariantSources.starterPath(of: path)
            let place = SourceLocation(file: "\(folder)/\(path)", line: 1, column: 1)
            guard let starter = try? Data(contentsOf: lesson.folder.appending(path: starterPath)) else {
                problems.append(
                    Diagnostic(
                        SourceLocation(file: "\(folder)/\(starterPath)", line: 1, column: 1),
                        "There is no starter for \"\(path)\".",
                        remedy: "Put the file that learners begin with there; `course reset` brings it back."))
                continue
            }
            if !FileManager.default.fileExists(atPath: lesson.folder.appending(path: path).path) {
                problems.append(
                    Diagnostic(
                        place, "There is no file for the learner to edit.",
                        remedy: "Copy \(folder)/\(starterPath) there."
                    ))
            }
            guard let committed = await committed(lesson.folder.appending(path: path)), committed != starter else {
                continue
            }
            problems.append(
                Diagnostic(
                    place, "The committed file is not the starter.",
                    remedy: "Copy \(folder)/\(starterPath) over it and commit that, or bring the starter up to date."))
        }
        return problems
    }

    /// The file as the last commit has it; nil when that cannot be told.
    private func committed(_ file: URL) async -> Data? {
        let result = try? await Subprocess.run(
            .name("git"), arguments: ["show", "HEAD:./\(file.lastPathComponent)"],
            workingDirectory: FilePath(file.deletingLastPathComponent().path), output: .bytes(limit: 1 << 20),
            error: .discarded)
        guard let result, case .exited(0) = result.terminationStatus else { return nil }
        return Data(result.standardOutput)
    }
}
