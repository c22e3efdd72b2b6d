import Foundation
import Lessons
import Testing

@testable import Runner
@testable import Support
@testable import Updating
@testable import VersionControl

/// The parts of an update by themselves.
struct UpdatePartsTests {
    private let folder = TemporaryFolder()

    private func merge(_ mine: String, _ base: String, _ new: String) async throws -> StarterMerge.Result {
        let parsing = SwiftParsing(scratch: folder.url)
        let merge = StarterMerge(git: Git(root: folder.url, for: "updates"), scratch: folder.url) {
            await parsing.parses($0)
        }
        return try await merge.merge(Data(mine.utf8), base: Data(base.utf8), new: Data(new.utf8))
    }

    @Test func changesOfDifferentLines_areMerged() async throws {
        let base = UpdatedCourse.starter("ash")
        let new = UpdatedCourse.starter("ash", note: "Better.")
        let result = try await merge(UpdatedCourse.edited(base, by: "me"), base, new)
        #expect(result == .merged(Data(UpdatedCourse.edited(new, by: "me").utf8)))
    }

    @Test func changesOfTheSameLines_areAConflict() async throws {
        let base = UpdatedCourse.starter("ash")
        #expect(
            try await merge(UpdatedCourse.edited(base, by: "me"), base, UpdatedCourse.starter("ash", task: "Now!"))
                == .conflict)
    }

    @Test func whatIsNoSwiftAnyMore_isAConflict() async throws {
        let lines = ["// begin", "let a = 1", "let b = 2", "let c = 3", "// end", ""]
        let base = lines.joined(separator: "\n")
        // Each is Swift; together, the learner's remark ends the new starter's.
        let mine = base.replacing("let b = 2", with: "let b = 2 // */ mine")
        let new = base.replacing("// begin", with: "/* begin").replacing("// end", with: "end */")
        #expect(try await merge(mine, base, new) == .conflict)
        // A file that was no Swift before is no reason.
        let broken = mine.replacing("let b = 2", with: "let b = (")
        #expect(try await merge(broken, base, new) != .conflict)
    }

    @Test func outline_sameTaskHoweverItIsWritten() throws {
        func outline(_ block: String) throws -> ExerciseOutline {
            let text = "---\nid: l\n---\n# L\n\n```yaml exercise\n\(block)\n```\n"
            return try #require(LessonOutline(folder: "01-l", text: text).exercises.first)
        }
        let first = try outline(
            """
            id: ex
            title: T
            target: X
            edit: [Exercise/X.swift]
            given: { image: "pictures/{case}.png", model: net, n: 3 }
            cases: [a, { id: b, given: { tensor: inputs/b.safetensors#k } }]
            outputs:
              - { name: o, shape: [2], reference: "references/x.safetensors#{case}/o", compare: { rtol: 1, atol: 2 }, view: { kind: heat } }
            hints: ["One."]
            """)
        let second = try outline(
            """
            title: Another
            id: ex
            aliases: [old]
            edit: [Exercise/X.swift]
            target: X
            cases:
              - a
              - given: { tensor: "inputs/b.safetensors#k" }
                id: b
            given:
              n: 3
              model: net
              image: pictures/{case}.png
            outputs:
              - name: o
                compare: { atol: 2, rtol: 1 }
                shape: [2]
                reference: references/y.safetensors#{case}/o
            key-of-a-later-version: { what: ever }
            """)
        #expect(first.task == second.task)
        #expect(first.inputs == ["inputs/b.safetensors", "pictures/a.png", "pictures/b.png"])
        #expect(first.references == ["references/x.safetensors"] && first.networks == ["net"])
        #expect(second.isCalled("old") && !first.isCalled("old"))
        let other = try outline(
            "id: ex\ntarget: X\nedit: [Exercise/X.swift]\noutputs: [{ name: o, compare: { rtol: 2 } }]")
        #expect(other.task != first.task)
    }

    /// What the course's own lessons say of themselves is what their full reading says.
    @Test func outline_findsWhatTheLessonsHave() throws {
        let load = Lessons.Course.load(from: MiniCourse.project.appending(path: "Lessons"))
        #expect(load.course.lessons.count >= 16)
        for lesson in load.course.lessons {
            let outline = LessonOutline(
                folder: lesson.folderName, text: try String(contentsOf: lesson.file, encoding: .utf8))
            #expect(outline.id == lesson.id)
            #expect(outline.exercises.map(\.id) == lesson.exercises.map(\.id))
            for (short, full) in zip(outline.exercises, lesson.exercises) {
                #expect(short.edit == full.edit && short.title == full.title && short.aliases == full.aliases)
                for path in [short.check] + short.references + short.inputs {
                    #expect(FileManager.default.fileExists(atPath: lesson.folder.appending(path: path).path), "\(path)")
                }
            }
        }
    }

    @Test func news_areWhatTheOlderVersionDidNotHave() {
        let old = Changelog("# New\n\n## 0.2.0 (then)\n\n- One.\n\n## 0.1.0\n\n- Zero.\n")
        let new = Changelog(
            "# New\n\n## 0.3.0\n\n- Two\n  lines.\n\n## 0.2.0 (then)\n\n- One.\n- Late.\n\n## 0.1.0\n\n- Zero.\n")
        let news = new.news(since: old)
        #expect(news.map(\.version) == ["0.3.0", "0.2.0"])
        #expect(news[1].lines == ["- Late."])
        #expect(ChangelogItems(news[0].lines).items == ["Two lines."])
    }

    @Test func passWithoutVersion_isNeverCalledOlder() throws {
        let old = #"{"points":1,"hintsShown":0,"passed":{"sources":"s","at":"2026-01-01T00:00:00Z"}}"#
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        var progress = try decoder.decode(ExerciseProgress.self, from: Data(old.utf8))
        let (first, second) = (
            ExerciseVersion([.task: "a", .references: "b"]),
            ExerciseVersion([.task: "a", .references: "c", .check: "d"])
        )
        #expect(progress.changes(in: first) == [])
        progress.record(.passed, points: 1, sources: "s", version: first, at: Date())
        #expect(progress.changes(in: second) == [.references])
        // A check that does not pass leaves the pass to the version that it belongs to.
        progress.record(.failed, points: 0, sources: "t", version: second, at: Date())
        #expect(progress.changes(in: second) == [.references])
        progress.record(.passed, points: 1, sources: "t", version: second, at: Date())
        #expect(progress.changes(in: second) == [])
    }
}
