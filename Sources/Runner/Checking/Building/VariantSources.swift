import Foundation
import Lessons

/// The files of an exercise in each of its variants.
package struct VariantSources: Sendable {
    /// The lesson's folder.
    package let lesson: URL
    package let exercise: ExerciseSpec

    package init(lesson: URL, exercise: ExerciseSpec) {
        self.lesson = lesson
        self.exercise = exercise
    }

    /// One file as it is built.
    package struct File: Sendable, Equatable {
        /// Where the learner has it, relative to the lesson's folder.
        package var path: String
        package var contents: Data

        package init(path: String, contents: Data) {
            self.path = path
            self.contents = contents
        }
    }

    /// Reads the files of a variant, in the order of the spec.
    ///
    /// The starter, the solution and most mistakes are made from one marked file: they cannot drift apart.
    ///
    /// - Throws: `BuildFault.missingSource` naming the file that is not there, `.notAPlainFile`, `.brokenMarks`.
    package func files(for variant: Variant) throws(BuildFault) -> [File] {
        var files: [File] = []
        for (index, path) in exercise.edit.enumerated() {
            files.append(File(path: path, contents: try contents(of: path, isFirst: index == 0, in: variant)))
        }
        return files
    }

    /// The file that a variant's counterpart of an edited file is written in, relative to the lesson's folder.
    package func origin(of path: String, in variant: Variant) -> String {
        switch variant {
        case .learner, .handedIn: path
        case .starter, .solution, .marked, .filled: ExerciseSpec.solutionPath(of: path)
        case .mistake(let replacement):
            path == exercise.edit.first ? replacement : ExerciseSpec.solutionPath(of: path)
        }
    }

    /// Where something in a variant's file was written: the file relative to the lesson's folder, line and column.
    package func origin(
        of path: String, in variant: Variant, line: Int, column: Int
    ) -> (file: String, line: Int, column: Int) {
        let file = origin(of: path, in: variant)
        guard let source = try? marked(path), let derived = derived(from: source, path, in: variant) else {
            return (file, line, column)
        }
        let place = derived.origin(line: line, column: column)
        return (file, place.line, place.column)
    }

    /// The solution's counterpart of an edited file, with its marks.
    ///
    /// - Throws: `BuildFault.missingSource`.
    package func marked(_ path: String) throws(BuildFault) -> MarkedSource {
        let solution = ExerciseSpec.solutionPath(of: path)
        let text = String(decoding: try data(solution, for: .solution), as: UTF8.self)
        let lessons = lesson.deletingLastPathComponent().lastPathComponent
        return MarkedSource(text, file: "\(lessons)/\(lesson.lastPathComponent)/\(solution)")
    }

    private func contents(of path: String, isFirst: Bool, in variant: Variant) throws(BuildFault) -> Data {
        switch variant {
        case .learner, .handedIn: return try data(path, for: variant)
        case .mistake(let replacement) where isFirst: return try data(replacement, for: variant)
        case .starter, .solution, .marked, .mistake, .filled:
            let source = try marked(path)
            guard source.diagnostics.isEmpty else { throw .brokenMarks(source.diagnostics) }
            return Data((derived(from: source, path, in: variant) ?? source.solution).text.utf8)
        }
    }

    /// What a variant has of a marked file; nil where it has another file altogether.
    private func derived(from source: MarkedSource, _ path: String, in variant: Variant) -> DerivedSource? {
        switch variant {
        case .learner, .handedIn: nil
        case .starter: source.starter
        case .solution: source.solution
        case .marked(let mistake, let file):
            file == ExerciseSpec.solutionPath(of: path) ? source.mistake(mistake) : source.solution
        case .filled(let gap, let lines, let file):
            file == ExerciseSpec.solutionPath(of: path) ? gap.filled(with: lines) : source.solution
        case .mistake: path == exercise.edit.first ? nil : source.solution
        }
    }

    private func data(_ path: String, for variant: Variant) throws(BuildFault) -> Data {
        let folder = if case .handedIn(let folder) = variant { folder } else { lesson }
        let file = folder.appending(path: path)
        if variant.isOwnWork { try LearnerFile(path: path, lesson: folder).check() }
        guard let data = try? Data(contentsOf: file) else { throw .missingSource(file: file.path, variant: variant) }
        return data
    }
}
