import Foundation
import Testing

@testable import Checking
@testable import Runner

/// Whether a change of a lesson during a run is seen.
struct LessonStampTests {
    private let folder = TemporaryFolder()

    init() throws {
        try folder.write("one", to: "references/answer")
        try folder.write("text", to: "lesson.md")
        try folder.write("mine", to: "Exercise/Mine.swift")
    }

    private func change(_ what: () throws -> Void) throws -> String? {
        let before = LessonStamp(of: folder.url)
        // The clock of a file system may be as coarse as a tick of the kernel.
        usleep(20_000)
        try what()
        return LessonStamp(of: folder.url).firstChange(since: before)
    }

    @Test func nothing_isNoChange() throws {
        #expect(try change {} == nil)
    }

    @Test func learnersOwnFile_mayChange() throws {
        #expect(try change { try folder.write("mine too", to: "Exercise/Mine.swift") } == nil)
    }

    @Test func sameSizeAndTimeSetBack_isStillAChange() throws {
        let file = folder.url.appending(path: "references/answer")
        let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
        let changed = try change {
            let handle = try FileHandle(forWritingTo: file)
            try handle.write(contentsOf: Data("two".utf8))
            try handle.close()
            try FileManager.default.setAttributes([.modificationDate: #require(date)], ofItemAtPath: file.path)
        }
        #expect(changed == "references/answer")
    }

    @Test func addedAndRemovedFiles_areChanges() throws {
        #expect(try change { try folder.write("x", to: "references/new") } == "references/new")
        #expect(
            try change { try FileManager.default.removeItem(at: folder.url.appending(path: "lesson.md")) }
                == "lesson.md")
    }
}
