import Foundation
import Lessons

extension ExerciseSpec {
    /// The files and the model folders that its cases are given, by absolute paths: all of the course that its program has to
    /// read.
    func givenFiles(of lesson: Lesson, models: URL) -> [String] {
        var paths: Set<String> = []
        for spec in cases {
            for (key, value) in given(for: spec, lesson: lesson.folder, models: models) {
                guard case .text(let text) = value, GivenKind(key: key, value: value) != .value else { continue }
                paths.formUnion(Self.withTargets(GivenKind.path(in: text)))
            }
        }
        return paths.sorted()
    }

    /// A path, and where the links in it and right below it lead: an installed model may be a folder of links.
    private static func withTargets(_ path: String) -> [String] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let inside = entries.map { path + "/" + $0 }.filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: $0)) != nil
        }
        return [path] + ([path] + inside).map { URL(filePath: $0).resolvingSymlinksInPath().path }
    }
}
