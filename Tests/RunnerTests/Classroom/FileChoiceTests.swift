import Foundation
import Lessons
import Testing

@testable import Checking
@testable import Classroom

/// Which file of a submission is meant.
struct FileChoiceTests {
    private let folder = TemporaryFolder()
    private let course: Course
    private let exercises: [ExerciseSpec]

    init() {
        func exercise(_ id: String, _ edit: String...) -> ExerciseSpec {
            ExerciseSpec(id: id, title: id, target: id, edit: edit.map { "Exercise/\($0)" }, outputs: [])
        }
        exercises = [
            exercise("grad-cam", "GradCAM.swift"), exercise("two", "First.swift", "Second.swift"),
            exercise("twin", "Twin.swift"),
            exercise("other-twin", "Twin.swift"),
        ]
        let numbers = [(8, "08-grad-cam"), (9, "09-two"), (10, "10-twin"), (11, "11-other-twin")]
        let lessons = zip(numbers, exercises).map { number, exercise in
            Lesson(
                id: exercise.id, title: exercise.title, requires: [], number: number.0,
                folder: URL(filePath: "/course/Lessons/\(number.1)"), blocks: [], exercises: [exercise])
        }
        course = Course(root: URL(filePath: "/course/Lessons"), lessons: lessons)
    }

    private func taken(identify: String? = nil) -> TakenWork {
        TakenWork(from: folder.url, course: course, exercises: exercises, identify: identify)
    }

    /// What was taken for an exercise, as text; nil where nothing was, or it was not clear.
    private func text(_ id: String) -> [String]? {
        guard case .files(let work) = taken().parts[id] else { return nil }
        return work.files.map { _, file in
            if case .contents(let data) = file { String(decoding: data, as: UTF8.self) } else { "?" }
        }
    }

    @Test(
        arguments: [
            "Lessons/08-grad-cam/Exercise/GradCAM.swift", "my course/Lessons/08-grad-cam/Exercise/GradCAM.swift",
            "07-grad-cam/Exercise/GradCAM.swift", "GradCAM.swift", "homework/GradCAM.swift", "GradCAM (2).swift",
            "gradcam-1.swift", "GRADCAM.SWIFT",
        ])
    func file_isFoundByLayoutOrByName(path: String) throws {
        try folder.write("mine", to: path)
        #expect(text("grad-cam") == ["mine"])
    }

    @Test(
        arguments: [
            "Lessons/08-grad-cam/Solution/GradCAM.swift", "Solution/GradCAM.swift", ".build/x/GradCAM.swift",
            "__MACOSX/GradCAM.swift", "GradCAM.swift.bak", "MyGradCAM.swift", "GradCAM.swift/GradCAM.txt",
        ])
    func otherFile_isNotTaken(path: String) throws {
        try folder.write("not mine", to: path)
        #expect(text("grad-cam") == nil)
        #expect(taken().isEmpty)
    }

    @Test func layout_goesBeforeName_andThisNumberBeforeAnother() throws {
        try folder.write("flat", to: "GradCAM.swift")
        try folder.write("old", to: "Lessons/07-grad-cam/Exercise/GradCAM.swift")
        #expect(text("grad-cam") == ["old"])
        try folder.write("new", to: "Lessons/08-grad-cam/Exercise/GradCAM.swift")
        #expect(text("grad-cam") == ["new"])
    }

    @Test func oneOfSeveral_isTheNearestToTheTop() throws {
        try folder.write("deep", to: "backup/old/GradCAM.swift")
        try folder.write("near", to: "GradCAM.swift")
        #expect(text("grad-cam") == ["near"])
    }

    @Test func oneOfTwo_isUnclear_unlessTheyAreAlike() throws {
        try folder.write("a", to: "first/GradCAM.swift")
        try folder.write("a", to: "second/GradCAM.swift")
        #expect(text("grad-cam") == ["a"])
        try folder.write("b", to: "second/GradCAM.swift")
        guard case .unclear(let words) = taken().parts["grad-cam"] else {
            Issue.record("it is clear")
            return
        }
        #expect(words.contains("first/GradCAM.swift and second/GradCAM.swift"))
    }

    @Test func nameThatTwoExercisesHave_isFoundByLayoutAlone() throws {
        try folder.write("whose?", to: "Twin.swift")
        #expect(text("twin") == nil && text("other-twin") == nil)
        try folder.write("mine", to: "11-other-twin/Exercise/Twin.swift")
        #expect(text("twin") == nil && text("other-twin") == ["mine"])
    }

    @Test func exerciseOfSeveralFiles_hasThoseThatAreThere() throws {
        try folder.write("second", to: "Second.swift")
        guard case .files(let work) = taken().parts["two"] else {
            Issue.record("it is missing")
            return
        }
        #expect(work.files.map(\.path) == ["Exercise/Second.swift"])
    }

    @Test func linkAndLargeFile_areKnownAsSuch() throws {
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "GradCAM.swift"), withDestinationURL: URL(filePath: "/etc/passwd"))
        try Data(count: LearnerFile.mostBytes + 1).write(to: folder.url.appending(path: "First.swift"))
        guard case .files(let linked) = taken().parts["grad-cam"], case .files(let large) = taken().parts["two"] else {
            Issue.record("nothing was taken")
            return
        }
        #expect(linked.files.map(\.file) == [.notAPlainFile])
        #expect(large.files.map(\.file) == [.tooLarge(bytes: LearnerFile.mostBytes + 1)])
    }

    @Test func whoHasTooManyFiles_isNotReadInPart() throws {
        for number in 1...5 { try folder.write("x", to: "deep/\(number).txt") }
        #expect(FolderListing(of: folder.url, most: 5) { _ in false }.isCut)
        #expect(!FolderListing(of: folder.url, most: 6) { _ in false }.isCut)
        #expect(!taken().isCut)
    }

    @Test func linkedFolder_isNotFollowed() throws {
        let elsewhere = TemporaryFolder()
        try elsewhere.write("secret", to: "GradCAM.swift")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "link"), withDestinationURL: elsewhere.url)
        #expect(taken().isEmpty)
    }

    @Test func identity_isTheFirstLineThatSaysSomething() throws {
        try folder.write("x", to: "GradCAM.swift")
        #expect(taken(identify: "NAME.txt").identity == nil)
        try folder.write("\n  Ann \u{1B}[31mLee  \nother\n", to: "deep/NAME.txt")
        #expect(taken(identify: "NAME.txt").identity == "Ann [31mLee")
        #expect(taken().identity == nil)
    }
}
