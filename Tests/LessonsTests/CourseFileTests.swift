import Foundation
import Testing

@testable import Lessons

/// What `course.yml` says, and where what is wrong in it stands.
struct CourseFileTests {
    private func load(_ text: String) throws -> (file: CourseFile?, problems: [String]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "course file \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appending(path: CourseFile.name))
        let (file, diagnostics) = CourseFile.load(from: folder)
        return (file, diagnostics.map(\.description))
    }

    @Test func wholeFile_isRead() throws {
        let (file, problems) = try load(
            """
            title: "Edges & corners"
            about: >-
              You measure where a picture
              changes.
            abilities:
              - find edges
              - find corners
            effort: of 10 minutes
            kit: { version: 0.4.0, repository: "https://example.org/kit.git" }

            """)
        #expect(problems == [])
        #expect(
            file?.words
                == CourseWords(
                    title: "Edges & corners", about: "You measure where a picture changes.",
                    abilities: ["find edges", "find corners"], effort: "of 10 minutes"))
        #expect(file?.kit.version == "0.4.0")
        #expect(file?.kit.repository == "https://example.org/kit.git")
    }

    @Test func titleAndVersion_areEnough() throws {
        let (file, problems) = try load("title: Edges\nkit:\n  version: 1.20.3\n")
        #expect(problems == [])
        #expect(file?.words == CourseWords(title: "Edges"))
        #expect(file?.kit.repository == nil)
    }

    @Test func courseWithoutTheFile_isTheKits() {
        let (file, problems) = CourseFile.load(from: URL(filePath: "/nowhere"))
        #expect(file == nil)
        #expect(problems.isEmpty)
        #expect(Course(root: URL(filePath: "/nowhere/Lessons"), lessons: []).words == .shipped)
    }

    @Test(arguments: [
        ("title: Edges\n", "course.yml:1:1: \"course.yml\" needs the key \"kit\"."),
        ("kit: { version: 0.4.0 }\n", "course.yml:1:1: \"course.yml\" needs the key \"title\"."),
        ("title: Edges\nkit:\n  verson: 0.4.0\n", "course.yml:3:3: \"kit\" has no key \"verson\"."),
        ("title: Edges\nkit: { version: 0.4 }\n", "course.yml:2:17: \"0.4\" is not a version."),
        ("title: Edges\nkit: { version: v0.4.0 }\n", "course.yml:2:17: \"v0.4.0\" is not a version."),
        ("title: Edges\nkit: 0.4.0\n", "course.yml:2:6: \"kit\" has to be a mapping of keys to values"),
        (
            "title: Edges\nkit:\n  version: 0.4.0\n  repository: \"--upload-pack=x\"\n",
            "course.yml:4:15: \"--upload-pack=x\" is not an address that git could fetch from."
        ),
        ("titel: Edges\nkit: { version: 0.4.0 }\n", "course.yml:1:1: \"course.yml\" has no key \"titel\"."),
        ("title: \" \"\nkit: { version: 0.4.0 }\n", "course.yml:1:8: \"title\" is blank."),
        ("title: [Edges\nkit: { version: 0.4.0 }\n", "course.yml:2:4: The YAML is malformed"),
        ("", "course.yml:1:1: The block is empty."),
    ])
    func mistake_isNamedWithItsPlace(text: String, expected: String) throws {
        let (file, problems) = try load(text)
        #expect(file == nil)
        #expect(problems.contains { $0.hasPrefix(expected) }, "\(problems)")
    }

    @Test func ownNetwork_comesBeforeTheKits() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "model folders \(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for path in ["own/both", "kit/both", "kit/kits"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: path), withIntermediateDirectories: true)
        }
        let models = ModelFolders(folder.appending(path: "own"), folder.appending(path: "kit"))
        #expect(models.names == ["both", "kits"])
        #expect(models.folder(of: "both").path.hasSuffix("own/both"))
        #expect(models.folder(of: "kits").path.hasSuffix("kit/kits"))
        #expect(models.folder(of: "none").path.hasSuffix("own/none"))
        #expect(!models.has("none"))
    }
}
