import Checking
import Foundation
import Lessons

/// Holds the marks of a lesson's solutions to its spec, and the learner's files to the marks.
struct SourceRules: Sendable {
    let lesson: Lesson
    let paths: CoursePaths

    /// What is wrong with what an exercise is made from: nothing can be built from that.
    func sources(of exercise: ExerciseSpec) -> [Diagnostic] {
        let sources = VariantSources(lesson: lesson.folder, exercise: exercise)
        var problems = check(of: exercise)
        for path in exercise.edit {
            guard let source = try? sources.marked(path) else { continue }
            problems += source.diagnostics
            problems += mistakes(source, in: ExerciseSpec.solutionPath(of: path), of: exercise)
        }
        return problems
    }

    /// The learner's files that are not the starter, and of which that can be told.
    func starters(of exercise: ExerciseSpec) async -> [Diagnostic] {
        ((try? await StarterFile.all(of: exercise, in: lesson, paths)) ?? []).compactMap(\.problem)
    }

    private func check(of exercise: ExerciseSpec) -> [Diagnostic] {
        let file = "\(exercise.checkFolder)/main.swift"
        guard !FileManager.default.fileExists(atPath: lesson.folder.appending(path: file).path) else { return [] }
        return [
            Diagnostic(
                exercise.location, "The exercise \(exercise.id) has no check: there is no file \"\(file)\".",
                remedy: "Write it: Check.main { given, report in ... }, or correct the name of the target.")
        ]
    }

    /// Every declared mistake has its line, and every line its mistake.
    private func mistakes(_ source: MarkedSource, in file: String, of exercise: ExerciseSpec) -> [Diagnostic] {
        let declared = exercise.mistakes.filter { $0.kind == .marked(file) }
        let marked = Set(source.mistakes.map(\.id))
        let ids = declared.map(\.id)
        let unknown = source.mistakes.filter { !ids.contains($0.id) }.map { mark in
            let advice =
                Spelling.nearest(to: mark.id, among: ids).map { "Did you mean \"\($0)\"?" }
                ?? "Declare it under \"mistakes\" in \(Lesson.fileName), with source: \(file)."
            return Diagnostic(
                mark.location, "The exercise \(exercise.id) declares no mistake \"\(mark.id)\" of this file.",
                remedy: advice)
        }
        let lacking = declared.filter { !marked.contains($0.id) }.map { mistake in
            Diagnostic(
                mistake.location, "No line of \(file) is marked with the mistake \"\(mistake.id)\".",
                remedy: "Write // MISTAKE \(mistake.id): and the changed line there, below the line that it changes.")
        }
        return unknown + lacking
    }
}
