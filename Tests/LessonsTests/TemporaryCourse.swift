import Foundation
import Lessons

/// A course in a folder of its own, removed at the end of the test.
final class TemporaryCourse {
    let folder: URL
    var root: URL { folder.appending(path: "Lessons") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "course-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "Models/toybox-resnet18"), withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to path: String) throws {
        let url = root.appending(path: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// A lesson with every file that `SampleLesson.exercise` names.
    func addLesson(_ name: String, text: String) throws {
        try write(text, to: "\(name)/lesson.md")
        for file in [
            "Exercise/GradCAM.swift", "Solution/GradCAM.swift", "Exercise/NoSolution.swift", "Mistakes/no-relu.swift",
            "pictures/mug.png",
            "pictures/donut.png", "references/grad-cam.safetensors",
        ] {
            let url = root.appending(path: "\(name)/\(file)")
            try write("", to: "\(name)/\(file)")
            if file.hasSuffix(".png") { try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).write(to: url) }
        }
    }

    func load(files: FileChecking = .required) -> CourseLoad { Course.load(from: root, files: files) }
}
