import Foundation
import Testing

@testable import Runner
@testable import Support
@testable import Updating

/// Updates that are ended in the middle.
@Suite(.timeLimit(.minutes(10)))
struct UpdateEndedTests {
    private typealias Course = UpdatedCourse
    private struct Ended: Error {}

    private static let mine = Course.edited(Course.starter("ash"), by: "me")
    private static let merged = Course.edited(Course.starter("ash", note: "Better."), by: "me")

    /// A clone with two edits, one of a lesson that gets another number, and a version that it has not.
    private func course() async throws -> Course {
        let course = try await Course(["ash", "beech", "cedar"])
        for name in ["ash", "beech"] {
            try course.write(Course.edited(Course.starter(name), by: "me"), to: Course.file(name), in: course.learner)
        }
        try course.changelog("0.2.0", "News.")
        for name in ["ash", "beech", "cedar"] { try course.starter(name, note: "Better.") }
        try await course.git("mv", Course.lesson("beech"), Course.lesson("beech", number: 7))
        try course.write("more", to: "docs/more.md")
        try await course.commit("0.2.0")
        return course
    }

    private func make(_ course: Course, endingAfter last: UpdateApplication.Step) async throws {
        var update = CourseUpdate(root: course.learner)
        update.step = { if $0 == last { throw Ended() } }
        guard case .newer(let plan, _) = try await update.look(from: nil, asks: false, progress: { _ in }) else {
            throw CocoaError(.coderInvalidValue)
        }
        await #expect(throws: Ended.self) { _ = try await update.make(plan) }
    }

    private func expectDone(_ course: Course, ash: String = merged) async throws {
        #expect(try course.text(Course.file("ash")) == ash)
        let beech = Course.edited(Course.starter("beech", note: "Better."), by: "me")
        #expect(try course.text(Course.file("beech", number: 7)) == beech)
        #expect(try course.text(Course.file("cedar")) == Course.starter("cedar", note: "Better."))
        #expect(!FileManager.default.fileExists(atPath: course.learner.appending(path: Course.lesson("beech")).path))
        let changed = try await course.git("status", "--porcelain", "-uall", in: course.learner)
        let expected = [Course.file("ash"), Course.file("beech", number: 7)]
        let paths = changed.split(separator: "\n").map { String($0.split(separator: " ").last ?? "") }
        #expect(Set(paths).subtracting(expected).filter { !$0.contains("new-starter") } == [])
        let (mine, theirs) = (
            try await course.git("rev-parse", "HEAD", in: course.learner), try await course.git("rev-parse", "HEAD")
        )
        #expect(mine == theirs)
    }

    @Test(arguments: UpdateApplication.Step.allCases)
    func endedBetweenTwoSteps_isFinishedByTheNext(step: UpdateApplication.Step) async throws {
        let course = try await course()
        try await make(course, endingAfter: step)
        // Whatever is there now, no edit is lost.
        let files = try course.contents().filter { !$0.key.contains("Solution") }.values.map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(files.contains(Self.mine) || files.contains(Self.merged))
        #expect(try await course.course("update", "--check").status == 1)
        let answer = try await course.course("update")
        #expect(answer.status == 0)
        #expect(answer.errors.contains("An update that was ended in the middle is finished now."))
        try await expectDone(course)
        #expect(try await course.course("update", "--json").record.state == .newest)
    }

    @Test(arguments: [UpdateApplication.Step.begun, .written, .merged])
    func whatWasEditedInBetween_isLeftAsItIs(step: UpdateApplication.Step) async throws {
        let course = try await course()
        try await make(course, endingAfter: step)
        let newer = Self.mine + "// written in between\n"
        try course.write(newer, to: Course.file("ash"), in: course.learner)
        let other = Course.edited(Course.starter("cedar"), by: "me, in between")
        try course.write(other, to: Course.file("cedar"), in: course.learner)
        let beech = Course.edited(Course.starter("beech", note: "Better."), by: "me")
        if step == .merged {
            try course.write(beech + "// written in between\n", to: Course.file("beech", number: 7), in: course.learner)
        }
        let answer = try await course.course("update", "--resume")
        #expect(answer.status == 0)
        #expect(answer.errors.contains("you saved it meanwhile, so it was left as it is"))
        if step == .merged {
            #expect(try course.text(Course.file("beech", number: 7)) == beech + "// written in between\n")
        } else {
            #expect(try course.text(Course.file("beech", number: 7)) == beech)
        }
        for (name, text) in [("ash", newer), ("cedar", other)] {
            #expect(try course.text(Course.file(name)) == text)
            let beside = Course.file(name).replacing(".swift", with: ".new-starter.swift")
            #expect(try course.text(beside) == Course.starter(name, note: "Better."))
        }
    }

    @Test func textThatWasEditedInBetween_isPutAside() async throws {
        let course = try await course()
        try course.write("theirs", to: ".gitignore")
        try await course.commit("0.2.1")
        try await make(course, endingAfter: .begun)
        try course.write("mine", to: ".gitignore", in: course.learner)
        let answer = try await course.course("update", "--resume")
        #expect(answer.status == 0)
        let kept = try #require(answer.errors.firstMatch(of: /\.course\/kept\/[^ \n]+\/\.gitignore/)).output
        #expect(try course.text(String(kept)) == "mine")
        #expect(try course.text(".gitignore") == "theirs")
    }

    @Test func endedWhereGitWasLocked_isFinished() async throws {
        let course = try await course()
        try await make(course, endingAfter: .tidied)
        let git = course.learner.appending(path: ".git")
        let isLocked = link(git.appending(path: "course-index").path, git.appending(path: "index.lock").path) == 0
        #expect(isLocked)
        #expect(try await course.course("update").status == 0)
        try await expectDone(course)
    }

    #if os(Linux)
        /// The program itself, ended at any moment; every time, the next call finishes or begins anew.
        @Test func killedAtRandom_losesNothing() async throws {
            let rounds = ProcessInfo.processInfo.environment["COURSE_UPDATE_KILLS"].flatMap { Int($0) } ?? 4
            let clock = SuspendingClock()
            let start = clock.now
            #expect(try await self.course().course("update").status == 0)
            let whole = (clock.now - start) / .milliseconds(1)
            var finished = 0
            for round in 0..<rounds {
                let course = try await course()
                let process = Process()
                process.executableURL = URL(filePath: MiniCourse.supervisor.path)
                process.arguments = ["update"]
                process.environment = ProcessInfo.processInfo.environment.merging(course.variables) { $1 }
                    .merging(["GIT_CONFIG_GLOBAL": "/dev/null"]) { $1 }
                (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
                try process.run()
                // Every other time, only once it has begun to change something.
                while round % 2 == 0, process.isRunning, !CourseUpdate.isPending(in: course.learner) {
                    try await Task.sleep(for: .milliseconds(1))
                }
                let most = round % 2 == 0 ? 60 : max(whole, 100)
                try await Task.sleep(for: .milliseconds(Double.random(in: 0...most)))
                kill(process.processIdentifier, [SIGKILL, SIGINT, SIGTERM][round / 2 % 3])
                process.waitUntilExit()
                let files = try course.contents().filter { !$0.key.contains("Solution") }.values.map {
                    String(decoding: $0, as: UTF8.self)
                }
                #expect(files.contains(Self.mine) || files.contains(Self.merged))
                // A git that the program had started may be at its end still.
                try await Task.sleep(for: .milliseconds(100))
                let answer = try await course.course("update")
                #expect(answer.status == 0, "\(answer.errors)")
                if answer.errors.contains("is finished now") { finished += 1 }
                try await expectDone(course)
            }
            print("\(finished) of \(rounds) were ended in the middle, and finished")
        }
    #endif
}
