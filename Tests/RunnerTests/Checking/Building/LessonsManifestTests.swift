import Foundation
import Lessons
import Testing

@testable import Checking

struct LessonsManifestTests {
    private func exercise(_ id: String, target: String, edit: [String]) -> ExerciseSpec {
        ExerciseSpec(id: id, title: id, target: target, edit: edit, outputs: [])
    }

    private func course(_ exercises: [ExerciseSpec]) -> Course {
        let root = URL(filePath: "/course/Lessons")
        let folder = root.appending(path: "03-maps")
        let lesson = Lesson(
            id: "maps", title: "Maps", requires: [], number: 3, folder: folder, blocks: [], exercises: exercises)
        return Course(root: root, lessons: [lesson])
    }

    @Test func manifest_listsATargetAndACheckForEachExercise() {
        let text = LessonsManifest.text(
            for: course([exercise("maps", target: "Maps", edit: ["Exercise/Maps.swift"])]), courseKit: "..")
        #expect(text.contains(#".package(name: "CourseKit", path: "..")"#))
        #expect(
            text.contains(
                #".target(name: "Maps", dependencies: kit, path: "03-maps/Exercise", sources: ["Maps.swift"]),"#))
        #expect(text.contains(#".executableTarget(name: "MapsCheck", dependencies: checkKit + ["Maps"],"#))
        #expect(text.contains(#"path: "03-maps/Check/MapsCheck")"#))
    }

    @Test func filesOfSeveralFolders_areBelowTheirCommonOne() {
        let text = LessonsManifest.text(
            for: course([exercise("maps", target: "Maps", edit: ["Exercise/A/One.swift", "Exercise/B/Two.swift"])]),
            courseKit: "..")
        #expect(text.contains(#"path: "03-maps/Exercise", sources: ["A/One.swift", "B/Two.swift"])"#))
    }

    @Test func courseKitPath_isQuoted() {
        let text = LessonsManifest.text(for: course([]), courseKit: #"/home/a "b"/my course"#)
        #expect(text.contains(#"path: "/home/a \"b\"/my course""#))
    }

    @Test func text_isTheSameEveryTime() {
        let course = course([exercise("maps", target: "Maps", edit: ["Exercise/Maps.swift"])])
        #expect(
            LessonsManifest.text(for: course, courseKit: "..") == LessonsManifest.text(for: course, courseKit: ".."))
    }
}
