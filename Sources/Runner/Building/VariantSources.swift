import Foundation
import Lessons

/// The files of an exercise in each of its variants.
struct VariantSources: Sendable {
    /// The lesson's folder.
    let lesson: URL
    let exercise: ExerciseSpec

    /// One file as it is built.
    struct File: Sendable, Equatable {
        /// Where the learner has it, relative to the lesson's folder.
        var path: String
        var contents: Data
    }

    /// Reads the files of a variant, in the order of the spec.
    ///
    /// - Throws: `BuildFault.missingSource` naming the file that is not there.
    func files(for variant: Variant) throws(BuildFault) -> [File] {
        var files: [File] = []
        for (index, path) in exercise.edit.enumerated() {
            let source = source(of: path, isFirst: index == 0, in: variant)
            do {
                files.append(File(path: path, contents: try Data(contentsOf: lesson.appending(path: source))))
            } catch {
                throw .missingSource(file: lesson.appending(path: source).path, variant: variant)
            }
        }
        return files
    }

    private func source(of path: String, isFirst: Bool, in variant: Variant) -> String {
        switch variant {
        case .learner: return path
        case .starter:
            let starter = Self.starterPath(of: path)
            // A lesson whose learner has not begun may do without a second copy.
            return exists(starter) ? starter : path
        case .solution: return ExerciseSpec.solutionPath(of: path)
        case .mistake(let replacement): return isFirst ? replacement : ExerciseSpec.solutionPath(of: path)
        }
    }

    private func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: lesson.appending(path: path).path)
    }

    /// The untouched counterpart of a file under `Exercise/`.
    static func starterPath(of edited: String) -> String {
        "Starter/" + edited.split(separator: "/").dropFirst().joined(separator: "/")
    }
}
