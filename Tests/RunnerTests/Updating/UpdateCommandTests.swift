import Foundation
import Testing

@testable import Runner
@testable import Support
@testable import Updating

/// `course update` as a learner calls it, on clones with edits of all kinds.
@Suite(.timeLimit(.minutes(10)))
struct UpdateCommandTests {
    private typealias Course = UpdatedCourse

    // MARK: The whole way

    /// Ten exercises are edited, five of them committed; three versions change starters, texts, references and numbers.
    @Test func threeUpdates_loseNothing() async throws {
        let course = try await Course()
        for name in Course.names {
            try course.write(
                Course.edited(Course.starter(name), by: "me, in \(name)"), to: Course.file(name), in: course.learner)
            if name == "fir" { try await course.commit("half of my work", in: course.learner) }
        }
        try course.write("my own notes\n", to: "notes.txt", in: course.learner)
        try course.write("about ash\n", to: "\(Course.lesson("ash"))/notes.txt", in: course.learner)

        // The first: notes change above what was written, one task changes where it was, one lesson gets a text.
        try course.changelog("0.2.0", "Better notes.")
        for name in ["ash", "beech", "maple"] { try course.starter(name, note: "A better note.") }
        try course.starter("oak", task: "Write it well.")
        try course.write("another text\n", to: "\(Course.lesson("elm"))/more.md")
        try await course.commit("0.2.0")
        let first = try await course.course("update", "--json").record
        #expect(first.state == .updated && first.from == "0.1.0" && first.to == "0.2.0")
        #expect(first.fates == ["ash": "merged", "beech": "merged", "maple": "merged", "oak": "conflict"])
        #expect(first.news.map(\.version) == ["0.2.0"])
        try everyLineIsThere(course)
        let oak = Course.edited(Course.starter("oak"), by: "me, in oak")
        #expect(try course.text(Course.file("oak")) == oak)
        let beside = Course.file("oak").replacing(".swift", with: ".new-starter.swift")
        #expect(first.files.first { $0.exercise == "oak" }?.newStarter == beside)
        #expect(try course.text(beside) == Course.starter("oak", task: "Write it well."))
        #expect(try course.text(Course.file("ash")).contains("// A better note."))

        // The second: lessons from cedar on have other numbers, references change, oak's other half changes.
        try course.changelog("0.3.0", "Another order.")
        for (index, name) in Course.names.enumerated().reversed() where index >= 2 {
            try await course.git("mv", Course.lesson(name), Course.lesson(name, number: index + 3))
        }
        try course.write("second", to: "\(Course.lesson("fir", number: 7))/references/fir.safetensors")
        try course.starter("oak", number: 11, note: "A better note.", task: "Write it well.")
        try await course.commit("0.3.0")
        let second = try await course.course("update", "--json").record
        #expect(second.to == "0.3.0" && second.renumbered.count == 8)
        #expect(second.exercises.map(\.exercise) == ["fir"] && second.exercises[0].parts == ["references"])
        var expected = Dictionary(uniqueKeysWithValues: Course.names.dropFirst(2).map { ($0, "moved") })
        // The other half is merged; what could not be before is still beside it, with this change in it.
        expected["oak"] = "merged"
        #expect(second.fates == expected)
        try everyLineIsThere(course)
        let better = Course.edited(Course.starter("oak", note: "A better note."), by: "me, in oak")
        #expect(try course.text("Lessons/11-oak/Exercise/Oak.swift") == better)
        let newest = Course.starter("oak", note: "A better note.", task: "Write it well.")
        #expect(try course.text("Lessons/11-oak/Exercise/Oak.new-starter.swift") == newest)
        #expect(!FileManager.default.fileExists(atPath: course.learner.appending(path: Course.lesson("oak")).path))

        // The learner has seen enough of the new starter; the third: an exercise has another name, one is gone, all notes change.
        try FileManager.default.removeItem(
            at: course.learner.appending(path: "Lessons/11-oak/Exercise/Oak.new-starter.swift"))
        try course.changelog("0.4.0", "Fewer trees.")
        try await course.git("rm", "-rq", "Lessons/12-pine")
        for (index, name) in Course.names.enumerated() where name != "pine" {
            let number = index < 2 ? index + 2 : index + 3
            let task = name == "oak" ? "Write it well." : "Write it."
            try course.starter(name, number: number, note: "The last note.", task: task)
        }
        let lesson = "\(Course.lesson("larch", number: 9))/lesson.md"
        let renamed = try course.text(lesson, in: course.upstream)
            .replacing("id: larch\n", with: "id: sequoia\naliases: [larch]\n")
        try course.write(renamed, to: lesson)
        try await course.commit("0.4.0")
        let third = try await course.course("update", "--json").record
        expected = Dictionary(uniqueKeysWithValues: Course.names.map { ($0, "merged") })
        expected["pine"] = "gone"
        #expect(third.fates == expected)
        try everyLineIsThere(course, gone: ["pine"])
        #expect(!FileManager.default.fileExists(atPath: course.learner.appending(path: "Lessons/12-pine").path))
        // All that is the learner's is still there, and git sees nothing but that.
        #expect(try course.text("notes.txt") == "my own notes\n")
        #expect(try course.text("\(Course.lesson("ash"))/notes.txt") == "about ash\n")
        let changed = try await course.git("status", "--porcelain", "-uall", in: course.learner).split(separator: "\n")
        let paths = Set(changed.map { String($0.split(separator: " ").last ?? "") })
        let uncommitted = Course.names.dropFirst(5).dropLast().enumerated().map {
            Course.file($1, number: $0 + 8)
        }
        #expect(paths == Set(uncommitted + ["notes.txt", "\(Course.lesson("ash"))/notes.txt"]))
        for name in Course.names.prefix(5) {
            let number = (Course.names.firstIndex(of: name) ?? 0) + (Course.names.prefix(2).contains(name) ? 2 : 3)
            let committed = try await course.git(
                "show", "HEAD:\(Course.file(name, number: number))", in: course.learner)
            #expect(committed.contains("by me, in \(name)") && committed.contains("The last note."))
        }
        let merges = try await course.git("rev-list", "--merges", "--count", "HEAD", in: course.learner)
        #expect(merges == "3")
        #expect(try await course.course("list").status == 0)
        #expect(try await course.course("update", "--json").record.state == .newest)
    }

    /// Every line that the learner wrote is in its exercise's file, wherever that is, or in a snapshot.
    private func everyLineIsThere(_ course: Course, gone: Set<String> = []) throws {
        let files = try course.contents().filter { !$0.key.contains("Solution") }
        let snapshots = SnapshotStore(folder: course.learner.appending(path: ".course/snapshots")).all()
        for name in Course.names {
            let line = "    // by me, in \(name)\n    return x + 1"
            let file = files.first { $0.key.hasSuffix("/Exercise/\(Course.target(name)).swift") }
            if gone.contains(name) {
                #expect(file == nil)
            } else {
                #expect(file.map { String(decoding: $0.value, as: UTF8.self).contains(line) } == true, "\(name)")
            }
            let kept = snapshots.filter { $0.snapshot.exercise == name }.contains { stored in
                let copy = stored.location.appending(path: "Exercise/\(Course.target(name)).swift")
                return (try? String(contentsOf: copy, encoding: .utf8))?.contains(line) == true
            }
            #expect(kept, "\(name) is in no snapshot")
        }
    }

    // MARK: Looking

    @Test func check_changesNothing() async throws {
        let course = try await Course(["ash", "beech"])
        try course.write(Course.edited(Course.starter("ash"), by: "me"), to: Course.file("ash"), in: course.learner)
        try course.changelog("0.2.0", "A [better](x.md) note,\n  in two lines.")
        try course.starter("ash", note: "Better.")
        try await course.commit("0.2.0")
        let before = (
            try course.contents(),
            try await course.git("for-each-ref", "refs/heads", "refs/remotes", in: course.learner)
        )
        let answer = try await course.course("update", "--check")
        #expect(answer.status == 0)
        #expect(answer.output.contains("0.2.0 is there; you have 0.1.0."))
        #expect(answer.output.contains("  • A better note, in two lines.\n"))
        #expect(answer.output.contains("ash         the starter has changed; your file gets both"))
        #expect(answer.output.contains("./course update  brings it; nothing has been changed yet."))
        let after = (
            try course.contents(),
            try await course.git("for-each-ref", "refs/heads", "refs/remotes", in: course.learner)
        )
        #expect(before.0 == after.0 && before.1 == after.1)
        #expect(!FileManager.default.fileExists(atPath: course.learner.appending(path: ".course/snapshots").path))
        let record = try await course.course("update", "--check", "--json").record
        #expect(record.state == .available && record.commits == 1 && record.checked.isEmpty)
    }

    // MARK: Where it comes from

    @Test func fork_takesTheCourseFromUpstreamAndKeepsItsCommits() async throws {
        let course = try await Course(["ash", "beech"])
        let fork = course.folder.appending(path: "fork.git")
        try await course.git("clone", "-q", "--bare", course.upstream.path, fork.path, in: course.folder)
        try await course.git("remote", "set-url", "origin", fork.path, in: course.learner)
        try course.write(Course.edited(Course.starter("ash"), by: "me"), to: Course.file("ash"), in: course.learner)
        try course.write("A lesson of my own.\n", to: "Lessons/ideas.md", in: course.learner)
        try await course.commit("mine", in: course.learner)
        try await course.git("push", "-q", "origin", "main", in: course.learner)
        try course.changelog("0.2.0", "News.")
        try course.starter("ash", note: "Better.")
        try await course.commit("0.2.0")

        // The fork has nothing newer, and the command says what to do about that.
        let own = try await course.course("update")
        #expect(own.output.contains("You have the newest version, 0.1.0."))
        #expect(own.output.replacing("\n", with: " ").contains("say once where the course itself is"))
        try await course.git("remote", "add", "upstream", course.upstream.path, in: course.learner)
        let record = try await course.course("update", "--json").record
        #expect(record.to == "0.2.0" && record.source.hasPrefix("upstream"))
        let parents = try await course.git("log", "-1", "--format=%s|%P", in: course.learner)
        #expect(parents.hasPrefix("Update the course from 0.1.0 to 0.2.0|"))
        let newest = try await course.git("rev-parse", "HEAD")
        #expect(parents.hasSuffix(" \(newest)"))
        #expect(try course.text("Lessons/ideas.md") == "A lesson of my own.\n")
        #expect(try course.text(Course.file("ash")) == Course.edited(Course.starter("ash", note: "Better."), by: "me"))
        #expect(try await course.git("status", "--porcelain", in: course.learner) == "")
    }

    @Test func offline_saysSoAndTakesABundle() async throws {
        let course = try await Course(["ash", "beech"])
        try course.write(Course.edited(Course.starter("ash"), by: "me"), to: Course.file("ash"), in: course.learner)
        try course.changelog("0.2.0", "News.")
        try course.starter("ash", note: "Better.")
        try await course.commit("0.2.0")
        let bundle = course.folder.appending(path: "course.bundle").path
        try await course.git("bundle", "create", "-q", bundle, "main")
        try await course.git("remote", "set-url", "origin", "https://course.invalid/course.git", in: course.learner)
        let before = try course.contents()
        let none = try await course.course("update", environment: ["https_proxy": "http://127.0.0.1:9"])
        #expect(none.status == 1 && none.output.isEmpty)
        let said = none.errors.split(separator: "\n").last ?? ""
        #expect(said.hasPrefix("course: The newest version could not be fetched from origin (https://course.invalid"))
        #expect(said.contains("Nothing was changed. Check the network;"))
        #expect(try course.contents() == before)
        let missing = try await course.course("update", "--from", "no such folder")
        #expect(missing.status == 64 && missing.errors.contains("There is no \"no such folder\"."))
        let record = try await course.course("update", "--from", bundle, "--json").record
        #expect(record.to == "0.2.0" && record.files.map(\.fate) == ["merged"])
        // It is remembered.
        #expect(try await course.course("update", "--json").record.source == bundle)
        #expect(
            try await course.course("update", "--from", "origin").errors.contains(
                "could not be fetched from origin, which --from named"))
    }

    @Test func copyWithoutHistory_isToldWhatToDoAndCanBeGivenOne() async throws {
        let course = try await Course(["ash", "beech"])
        try FileManager.default.removeItem(at: course.learner.appending(path: ".git"))
        try course.write(Course.edited(Course.starter("ash"), by: "me"), to: Course.file("ash"), in: course.learner)
        try course.write("my notes", to: "notes.txt", in: course.learner)
        try course.changelog("0.2.0", "News.")
        try course.starter("ash", note: "Better.")
        try await course.commit("0.2.0")
        let answer = try await course.course("update")
        #expect(answer.status == 1)
        #expect(answer.errors.contains("is no clone of the course"))
        #expect(answer.errors.contains("copy your folder .course and the files that you edited into it"))

        // Something else is changed: nobody can tell whose it is.
        let readme = "\(Course.lesson("beech"))/lesson.md"
        let text = try course.text(readme)
        try course.write(text + "changed", to: readme, in: course.learner)
        let before = try course.contents()
        let refused = try await course.course("update", "--from", course.upstream.path)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("It is nearest to 0.1.0, which has other contents in \(readme)."))
        #expect(try course.contents() == before)
        #expect(!FileManager.default.fileExists(atPath: course.learner.appending(path: ".git").path))

        try course.write(text, to: readme, in: course.learner)
        let record = try await course.course("update", "--from", course.upstream.path, "--json").record
        #expect(record.from == "0.1.0" && record.to == "0.2.0" && record.files.map(\.fate) == ["merged"])
        #expect(try course.text(Course.file("ash")) == Course.edited(Course.starter("ash", note: "Better."), by: "me"))
        #expect(try course.text("notes.txt") == "my notes")
        let changed = try await course.git("status", "--porcelain", in: course.learner)
        #expect(changed.split(separator: "\n").count == 2)
    }

    // MARK: What is not in an exercise

    @Test func editedText_isKeptWhereItDidNotChangeAndInTheWayWhereItDid() async throws {
        let course = try await Course(["ash", "beech"])
        let (ash, beech) = ("\(Course.lesson("ash"))/lesson.md", "\(Course.lesson("beech"))/lesson.md")
        let mine = try course.text(ash) + "A remark of mine.\n"
        try course.write(mine, to: ash, in: course.learner)
        try course.write(Course.edited(Course.starter("ash"), by: "me"), to: Course.file("ash"), in: course.learner)
        try course.changelog("0.2.0", "A text.")
        try course.write(try course.text(beech, in: course.upstream) + "More.\n", to: beech)
        try course.starter("ash", note: "Better.")
        try await course.commit("0.2.0")
        #expect(try await course.course("update").status == 0)
        #expect(try course.text(ash) == mine)

        try course.changelog("0.3.0", "Another text.")
        try course.write(try course.text(ash, in: course.upstream) + "More.\n", to: ash)
        try course.write("theirs", to: "notes.txt")
        try await course.commit("0.3.0")
        try course.write("my notes", to: "notes.txt", in: course.learner)
        let before = try course.contents()
        let answer = try await course.course("update")
        #expect(answer.status == 1)
        #expect(answer.errors.contains("course: You have changed \(ash), and so has the new version."))
        #expect(
            answer.errors.contains("course: The new version brings notes.txt, where you have something of your own."))
        #expect(answer.errors.hasSuffix("course: Nothing was changed.\n"))
        #expect(try course.contents() == before)
        #expect(try await course.course("update", "--check").output.contains("so that an update would be refused"))

        // What the message says helps.
        try await course.git("stash", "push", "-q", "--", ash, in: course.learner)
        try FileManager.default.moveItem(
            at: course.learner.appending(path: "notes.txt"), to: course.learner.appending(path: "my notes.txt"))
        #expect(try await course.course("update").status == 0)
        #expect(try course.text("notes.txt") == "theirs")
    }

    @Test func committedText_isMergedWhereItCanBe() async throws {
        let course = try await Course(["ash", "beech"])
        let ash = "\(Course.lesson("ash"))/lesson.md"
        let original = try course.text(ash)
        try course.write(original + "A remark of mine.\n", to: ash, in: course.learner)
        try await course.commit("a remark", in: course.learner)
        try course.changelog("0.2.0", "A title.")
        try course.write(original.replacing("# About ash", with: "# All about ash"), to: ash)
        try await course.commit("0.2.0")
        #expect(try await course.course("update").status == 0)
        #expect(try course.text(ash).contains("# All about ash") && course.text(ash).hasSuffix("A remark of mine.\n"))

        try course.write(original + "Another remark.\n", to: ash)
        try await course.commit("0.3.0")
        let before = try course.contents()
        let answer = try await course.course("update")
        #expect(answer.status == 1 && answer.errors.contains("You have committed changes to \(ash)"))
        #expect(try course.contents() == before)
    }

    @Test func foreignLineEnds_stay() async throws {
        let course = try await Course(["ash", "beech"])
        let mine = Course.edited(Course.starter("ash"), by: "me").replacing("\n", with: "\r\n")
        try course.write(mine, to: Course.file("ash"), in: course.learner)
        try course.write(
            Course.starter("beech").replacing("\n", with: "\r\n"), to: Course.file("beech"), in: course.learner)
        for name in ["ash", "beech"] { try course.starter(name, note: "Better.") }
        try await course.commit("0.2.0")
        let record = try await course.course("update", "--json").record
        // Line ends are no edit.
        #expect(record.files.map(\.exercise) == ["ash"] && record.files[0].fate == "merged")
        let merged = Course.edited(Course.starter("ash", note: "Better."), by: "me").replacing("\n", with: "\r\n")
        #expect(try course.text(Course.file("ash")) == merged)
        #expect(
            try course.text(Course.file("beech"))
                == Course.starter("beech", note: "Better.").replacing("\n", with: "\r\n"))
    }

    // MARK: The new program

    @Test func newSources_areBuiltAndGoOnByThemselves() async throws {
        let course = try await Course(["ash"])
        for root in [course.upstream, course.learner] {
            try course.write("#!/bin/sh\necho \"new: $* by $0\"\n", to: "course", in: root)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: root.appending(path: "course").path)
        }
        // The script itself is new to this clone: what lies there is the same, so that it is in nobody's way.
        try course.write("one", to: "Sources/one.swift")
        try course.changelog("0.2.0", "A program.")
        try await course.commit("0.2.0")
        let answer = try await course.course("update")
        #expect(answer.status == 0)
        #expect(answer.output.contains("The course is 0.2.0 now"))
        #expect(answer.output.hasSuffix("new: update --recheck by ./course\n"))
        #expect(try await course.git("status", "--porcelain", in: course.learner) == "")
        // Nothing of the program has changed: it goes on by itself.
        try course.write("more", to: "docs/more.md")
        try await course.commit("0.2.1")
        let same = try await course.course("update").output
        #expect(!same.contains("new:") && same.contains("✓ The course is 0.2.0 now, with what is new in it."))
    }

    // MARK: Undo

    @Test func undo_bringsBackWhatAnUpdateMerged() async throws {
        let course = try await Course(["ash", "beech", "cedar"])
        let mine = Course.edited(Course.starter("ash"), by: "me")
        for name in ["ash", "beech", "cedar"] {
            try course.write(Course.edited(Course.starter(name), by: "me"), to: Course.file(name), in: course.learner)
        }
        try course.changelog("0.2.0", "News.")
        try course.starter("ash", note: "Better.")
        try await course.git("rm", "-rq", Course.lesson("cedar"))
        try await course.commit("0.2.0")
        #expect(try await course.course("update").status == 0)
        #expect(try course.text(Course.file("ash")) != mine)
        let list = try await course.course("undo", "--list").output
        #expect(list.split(separator: "\n").count { $0.contains("before the update to 0.2.0") } == 3)
        #expect(list.contains("cedar  before the update to 0.2.0, not in the course any more"))
        // Beech was not changed, so that there is nothing to bring back.
        #expect(try await course.course("undo", "beech").status == 1)
        #expect(try await course.course("undo").status == 0)
        #expect(try course.text(Course.file("ash")) == mine)
        let gone = try #require(list.split(separator: "\n").first { $0.contains("cedar") }?.split(separator: " ").first)
        let answer = try await course.course("undo", "--from", String(gone))
        #expect(
            answer.status == 1 && answer.errors.contains("cedar is not in the course any more. What you wrote lies in"))
    }
}
