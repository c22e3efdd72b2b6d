import Checking
import Foundation
import Lessons

/// What the references of a lesson depend on: the networks, pictures and tensors that its exercises are given.
struct ReferenceSources: Sendable {
    let lesson: Lesson
    let models: ModelFolders
    let paths: CoursePaths

    /// The reference files that the lesson's specs name and those of its mistakes, with the exercises that each belongs to.
    var files: [String: [ExerciseSpec]] {
        var files: [String: [ExerciseSpec]] = [:]
        for exercise in lesson.exercises {
            for file in Set(exercise.outputs.map(\.reference.file)) { files[file, default: []].append(exercise) }
        }
        let mistakes = lesson.folder.appending(path: MistakeSpec.recordings)
        if FileManager.default.fileExists(atPath: mistakes.path) { files[MistakeSpec.recordings] = lesson.exercises }
        return files
    }

    /// What exercises are given, relative to the course.
    func given(to exercises: [ExerciseSpec]) -> Set<String> {
        var sources: Set<String> = []
        for exercise in exercises {
            for spec in exercise.cases {
                for (key, value) in exercise.given(for: spec, lesson: lesson.folder, models: models) {
                    guard case .text(let text) = value else { continue }
                    switch GivenKind(key: key, value: value) {
                    case .file: sources.insert(paths.recorded(GivenKind.path(in: text)))
                    case .model: sources.formUnion(network(URL(filePath: text)).map(paths.recorded))
                    case .value: break
                    }
                }
            }
        }
        return sources
    }

    /// The programs of our own that make references, relative to the course.
    func programs(of exercises: [ExerciseSpec]) -> Set<String> {
        Set(
            exercises.flatMap { exercise in
                (exercise.solution + ["\(exercise.checkFolder)/main.swift"]).map {
                    paths.relative(lesson.folder.appending(path: $0).path)
                }
            })
    }

    /// A network's weights, its labels and how its input is prepared; its card is prose.
    private func network(_ folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.map { folder.appending(path: $0).path }
    }
}
