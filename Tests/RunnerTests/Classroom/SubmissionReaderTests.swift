import Foundation
import Lessons
import Testing

@testable import Checking
@testable import Classroom
@testable import Sandbox

/// What is taken from a submission that is larger than one should be.
struct SubmissionReaderTests {
    private let folder = TemporaryFolder()
    private let exercise = ExerciseSpec(
        id: "resize", title: "Resize", target: "Resize", edit: ["Exercise/Resize.swift"], outputs: [])

    /// What comes of `folder/ann` where at most so many files and folders are looked at.
    private func read(mostEntries: Int) async throws -> SubmissionReader.Reading {
        let lesson = Lesson(
            id: "l", title: "L", requires: [], number: 1, folder: URL(filePath: "/course/Lessons/01-l"), blocks: [],
            exercises: [exercise])
        let reader = SubmissionReader(
            course: Course(root: URL(filePath: "/course/Lessons"), lessons: [lesson]), exercises: [exercise],
            identify: nil, containment: LimitsContainment(supervisor: MiniCourse.supervisor),
            runs: folder.url.appending(path: "runs"), mostEntries: mostEntries)
        let source = try #require(SubmissionFolder.source(folder.url.appending(path: "ann")))
        return try await reader.read(source)
    }

    @Test func moreFilesThanAreLookedThrough_areNotGradedInPart() async throws {
        for name in ["Resize.swift", "a/1", "a/2", "b/3"] { try folder.write("", to: "ann/\(name)") }
        // Four files in two folders.
        guard case .taken(let work) = try await read(mostEntries: 6) else { throw CocoaError(.fileReadUnknown) }
        #expect(!work.isCut && !work.isEmpty)
        guard case .notGradable(let sentence) = try await read(mostEntries: 5) else {
            throw CocoaError(.fileReadUnknown)
        }
        #expect(
            sentence
                == "ann has more than 5 files and folders. It has to be handed in without what was built, or with the edited files "
                + "alone.")
    }

    @Test func usualLimit_isTheOneThatThePageNames() throws {
        let page = try String(contentsOf: MiniCourse.project.appending(path: "docs/classroom.md"), encoding: .utf8)
        #expect(FolderListing.most == 200_000 && page.contains("200,000 files"))
    }
}
