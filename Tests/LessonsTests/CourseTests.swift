import Foundation
import Lessons
import Testing

/// What holds among lessons, and that one broken lesson leaves the others alone.
@Suite struct CourseTests {
    private func lesson(_ id: String, requires: String = "[]", exercise: String? = nil, target: String = "A") -> String
    {
        let block = exercise.map { id in
            SampleLesson.exercise.replacing("id: grad-cam-map", with: "id: \(id)").replacing(
                "target: GradCAM", with: "target: \(target)")
        }
        return "---\nid: \(id)\ntitle: T\nrequires: \(requires)\nformat: 1\n---\n\n# T\n\n\(block ?? "")\n"
    }

    @Test func lessons_areInTheOrderOfTheirNumbers() throws {
        let course = try TemporaryCourse()
        for (folder, id) in [("10-ten", "ten"), ("02-two", "two"), ("1-one", "one")] {
            try course.addLesson(folder, text: lesson(id))
        }
        try course.write("no lesson here", to: "notes/ideas.md")
        #expect(course.load().course.lessons.map(\.id) == ["one", "two", "ten"])
        #expect(course.load().diagnostics == [])
    }

    @Test func lessonWithoutANumber_isSaidAndLeavesTheOthersAlone() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one"))
        try course.addLesson("sharp-edges", text: lesson("two"))
        try course.write(lesson("three"), to: "lesson.md")
        try course.write(lesson("four"), to: ".hidden/lesson.md")
        let load = course.load()
        #expect(load.course.lessons.map(\.id) == ["one"])
        #expect(
            load.diagnostics.map(\.description) == [
                "Lessons/lesson.md:1:1: The lesson has no folder of its own, so it is left out. Put it into a folder whose "
                    + "name begins with a number, like 01-pixels.",
                "Lessons/sharp-edges/lesson.md:1:1: The folder \"sharp-edges\" has no number, so its lesson is left out. "
                    + "Begin its name with the lesson's place in the course, like 12-sharp-edges.",
            ])
        let alone = try TemporaryCourse()
        try alone.addLesson("sharp-edges", text: lesson("two"))
        #expect(alone.load().diagnostics.map(\.file) == ["Lessons/sharp-edges/lesson.md"])
    }

    @Test func targets_differInMoreThanCase() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one", exercise: "a", target: "Edges"))
        try course.addLesson("02-two", text: lesson("two", exercise: "b", target: "EDGES"))
        #expect(course.load().diagnostics.map(\.line) == [13, 13])
    }

    /// What `Package.swift` and the packages that it uses call their targets is not free.
    @Test func reservedNames_holdEveryTargetOfThePackage() throws {
        let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let manifest = try String(contentsOf: project.appending(path: "Package.swift"), encoding: .utf8)
        let names = manifest.matches(of: /name: "([A-Za-z]+)"/).map { String($0.output.1) }
        #expect(names.count > 30)
        for name in names { #expect(ReservedNames.owner(of: name) != nil, "\(name)") }
        for name in ["Foundation", "foundation", "Swift", "Testing", "Yams", "class", "main"] {
            #expect(ReservedNames.owner(of: name) != nil, "\(name)")
        }
        for name in ["GradCAM", "Class", "Saliency", "TopFive"] { #expect(ReservedNames.owner(of: name) == nil) }
    }

    @Test func brokenLesson_leavesTheOthersAlone() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one", exercise: "a", target: "A"))
        try course.addLesson(
            "02-two",
            text: lesson("two", requires: "[one]", exercise: "b", target: "B").replacing(
                "metric: close", with: "metric: near"))
        try course.addLesson("03-three", text: lesson("three", requires: "[two]", exercise: "c", target: "C"))
        let load = course.load()
        #expect(load.course.lessons.map(\.id) == ["one", "three"])
        #expect(load.broken.map(\.id) == ["two"])
        #expect(load.broken.first?.exercises == ["b"])
        #expect(load.diagnostics.count == 1)
    }

    @Test func allMistakes_areReportedAtOnce() throws {
        let course = try TemporaryCourse()
        let text = SampleLesson.text.replacing("metric: close", with: "metric: near").replacing(
            "axes: [y, x]", with: "axes: [y]"
        )
        .replacing("wall: 20s", with: "wall: 20").replacing("hints:", with: "hintz:").replacing(
            "pictures/mug.png)", with: "pictures/x.png)")
        try course.addLesson("08-grad-cam", text: text)
        let lines = course.load().diagnostics.map(\.line)
        #expect(lines.count == 5)
        #expect(lines == lines.sorted())
    }

    @Test func exerciseID_isUsedOnceInTheCourse() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one", exercise: "a", target: "A"))
        try course.addLesson("02-two", text: lesson("two", exercise: "a", target: "B"))
        let load = course.load()
        #expect(
            load.diagnostics.map(\.description) == [
                "Lessons/02-two/lesson.md:11:5: The exercise id \"a\" is taken by Lessons/01-one/lesson.md:11:5. "
                    + "Give it another id; an id is never reused."
            ])
        #expect(load.course.lessons.map(\.id) == ["one"])
    }

    @Test func alias_isAnIDToo() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one", exercise: "a", target: "A"))
        try course.addLesson("02-two", text: lesson("two", exercise: "b\naliases: [a]", target: "B"))
        #expect(course.load().diagnostics.map(\.line) == [12])
        let other = try TemporaryCourse()
        try other.addLesson("02-two", text: lesson("two", exercise: "b\naliases: [old]", target: "B"))
        #expect(other.load().course.exercise("old")?.id == "b")
    }

    @Test func target_isUsedOnceInTheCourse_andSoIsItsCheck() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one", exercise: "a", target: "A"))
        try course.addLesson("02-two", text: lesson("two", exercise: "b", target: "ACheck"))
        let diagnostics = course.load().diagnostics
        #expect(diagnostics.map(\.line) == [13])
        #expect(diagnostics[0].message.hasPrefix("The target \"ACheck\" is taken by Lessons/01-one/lesson.md:13:9"))
    }

    @Test func lessonID_andNumber_areUsedOnce() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one"))
        try course.addLesson("02-two", text: lesson("one"))
        #expect(
            course.load().diagnostics.map(\.description) == [
                "Lessons/02-two/lesson.md:2:5: The lesson id \"one\" is taken by Lessons/01-one/lesson.md:2:5. Give it another id."
            ])
        let numbers = try TemporaryCourse()
        try numbers.addLesson("01-one", text: lesson("one"))
        try numbers.addLesson("01-two", text: lesson("two"))
        #expect(numbers.load().diagnostics.map(\.message) == ["The folders 01-one and 01-two have the same number."])
    }

    @Test func requirements_formNoCircle_andComeBefore() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one", requires: "[three]"))
        try course.addLesson("02-two", text: lesson("two", requires: "[one]"))
        try course.addLesson("03-three", text: lesson("three", requires: "[two]"))
        let messages = course.load().diagnostics.map(\.message)
        #expect(messages.count == 3)
        #expect(messages[0] == "The lessons require each other in a circle: one -> three -> two -> one.")
        let later = try TemporaryCourse()
        try later.addLesson("01-one", text: lesson("one", requires: "[two]"))
        try later.addLesson("02-two", text: lesson("two"))
        #expect(later.load().diagnostics.map(\.message) == ["\"two\" comes later, in 02-two."])
    }

    @Test func symbolicLink_outOfTheLesson_isRefused() throws {
        let course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: SampleLesson.text)
        try course.write("secret", to: "outside.png")
        let picture = course.root.appending(path: "08-grad-cam/pictures/mug.png")
        try FileManager.default.removeItem(at: picture)
        try FileManager.default.createSymbolicLink(
            at: picture, withDestinationURL: course.root.appending(path: "outside.png"))
        let diagnostics = course.load().diagnostics
        #expect(diagnostics.count == 3)
        #expect(
            diagnostics.allSatisfy { $0.message.contains("leads out of the lesson's folder through a symbolic link") })
    }

    @Test func missingReferences_areAllowedBeforeRecording() throws {
        let course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: SampleLesson.text)
        try FileManager.default.removeItem(
            at: course.root.appending(path: "08-grad-cam/references/grad-cam.safetensors"))
        #expect(
            course.load().diagnostics.map(\.remedy) == ["Make it with `course author record`, or correct the path."])
        #expect(course.load(files: .beforeRecording).diagnostics == [])
    }

    @Test func windowsLineEnds_andAByteOrderMark_moveNothing() throws {
        let course = try TemporaryCourse()
        let text =
            "\u{FEFF}" + SampleLesson.text.replacing("points: 3", with: "pionts: 3").replacing("\n", with: "\r\n")
        try course.addLesson("08-grad-cam", text: text)
        let diagnostics = course.load().diagnostics
        #expect(diagnostics.map { "\($0.line):\($0.column)" } == ["34:5"])
    }

    @Test func columns_countCharacters() throws {
        let course = try TemporaryCourse()
        try course.addLesson(
            "08-grad-cam", text: SampleLesson.text.replacing("The end.", with: "Für Füße: [hier](nirgends.md)."))
        #expect(course.load().diagnostics.first?.column == 18)
    }

    @Test func indentedBlock_keepsItsColumns() throws {
        let course = try TemporaryCourse()
        let indented = SampleLesson.exercise.split(separator: "\n").map { " \($0)" }.joined(separator: "\n")
        let text = SampleLesson.text.replacing(
            SampleLesson.exercise, with: indented.replacing("points: 3", with: "pionts: 3"))
        try course.addLesson("08-grad-cam", text: text)
        #expect(course.load().diagnostics.map { "\($0.line):\($0.column)" } == ["34:6"])
    }

    @Test func fileThatIsNotUTF8_isLocated() throws {
        let course = try TemporaryCourse()
        try course.addLesson("01-one", text: lesson("one"))
        try (Data("---\nid: x".utf8) + Data([0xFF])).write(to: course.root.appending(path: "01-one/lesson.md"))
        #expect(
            course.load().diagnostics.map(\.description) == [
                "Lessons/01-one/lesson.md:2:6: The file is not UTF-8. Save it in the encoding UTF-8."
            ])
    }

    @Test func missingCourse_isOneDiagnostic() throws {
        let load = Course.load(from: URL(filePath: "/nonexistent/Lessons"))
        #expect(load.diagnostics.count == 1)
        let course = try TemporaryCourse()
        #expect(course.load().diagnostics.map(\.message) == ["The folder has no lessons."])
        try FileManager.default.createDirectory(
            at: course.root.appending(path: "01-one"), withIntermediateDirectories: true)
        #expect(course.load().diagnostics.map(\.message) == ["The folder has no lesson.md."])
    }

    @Test func tensorGiven_isLookedForByItsFile() throws {
        let course = try TemporaryCourse()
        let text = SampleLesson.text.replacing(
            "model: toybox-resnet18", with: "tensor: \"references/grad-cam.safetensors#noise\"")
        try course.addLesson("08-grad-cam", text: text)
        #expect(course.load().diagnostics == [])
        let lesson = try #require(course.load().course.lessons.first)
        let exercise = lesson.exercises[0]
        let given = exercise.given(for: exercise.cases[0], lesson: lesson.folder, models: ModelFolders(course.root))
        #expect(given["tensor"] == .text(lesson.folder.path + "/references/grad-cam.safetensors#noise"))
    }

    @Test func lessonsAreReadInParallelWithoutHarm() async throws {
        let course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: SampleLesson.text)
        let root = course.root
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<32 { group.addTask { Course.load(from: root).diagnostics.count } }
            for await count in group { #expect(count == 0) }
        }
    }
}
