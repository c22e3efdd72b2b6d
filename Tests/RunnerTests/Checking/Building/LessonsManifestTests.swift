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

    @Test func courseOfOnesOwn_namesTheInstalledKit() {
        let file = CourseFile(
            words: CourseWords(title: "Edges"), kit: KitRequirement(version: "0.4.0", repository: nil))
        let text = LessonsManifest.text(for: Course(root: URL(filePath: "/edges/Lessons"), file: file, lessons: []))
        #expect(text.contains(".package(name: \"CourseKit\", path: courseKit)"))
        #expect(text.contains("return data + \"/course-kit/0.4.0\""))
        #expect(!text.contains("/edges"))
    }

    @Test func installedKit_liesInTheUsersData() {
        let kit = InstalledKit(version: "0.4.0")
        #expect(kit.folder(in: ["XDG_DATA_HOME": "/data", "HOME": "/home/ada"])?.path == "/data/course-kit/0.4.0")
        #expect(kit.folder(in: ["XDG_DATA_HOME": "relative", "HOME": "/h"]) == kit.folder(in: ["HOME": "/h"]))
        #expect(kit.folder(in: ["HOME": "/h"])?.path.hasSuffix("/course-kit/0.4.0") == true)
        #expect(kit.folder(in: [:]) == nil)
    }

    @Test func text_isTheSameEveryTime() {
        let course = course([exercise("maps", target: "Maps", edit: ["Exercise/Maps.swift"])])
        #expect(
            LessonsManifest.text(for: course, courseKit: "..") == LessonsManifest.text(for: course, courseKit: ".."))
    }
}
