import Foundation
import Testing

@testable import Runner
@testable import Sandbox

/// Which level is chosen: the best that works, or the one that was asked for, or none.
struct ContainmentLadderTests {
    private let withoutBubblewrap = ContainmentLadder(
        supervisor: MiniCourse.supervisor, environment: ["PATH": "/nowhere"])

    @Test func ladder_isBestFirstAndEndsWithLimits() async throws {
        #expect(withoutBubblewrap.levels.map(\.name) == SandboxLevel.ladder.map(\.rawValue))
        let statuses = await withoutBubblewrap.statuses()
        #expect(statuses.last?.name == "limits")
        #expect(statuses.last?.isAvailable == true)
    }

    @Test func best_isTheFirstThatWorks() async throws {
        let statuses = await withoutBubblewrap.statuses()
        let chosen = try await withoutBubblewrap.choose()
        #expect(chosen.name == statuses.first { $0.isAvailable }?.name)
        #expect(chosen.name != "bubblewrap")
    }

    @Test func lowerRung_isUsedWhenAskedFor() async throws {
        #expect(try await ContainmentLadder().choose(.limits).name == "limits")
    }

    #if os(Linux)
        @Test func missingRung_isRefusedAndNotReplaced() async throws {
            await #expect(throws: ContainmentRefusal.self) { _ = try await withoutBubblewrap.choose(.bubblewrap) }
            await #expect(throws: ContainmentRefusal.notOfThisPlatform(.sandboxExec)) {
                _ = try await withoutBubblewrap.choose(.sandboxExec)
            }
        }
    #endif

    @Test func environment_namesARungOrNone() throws {
        #expect(try CourseSession.asked(in: [:]) == nil)
        #expect(try CourseSession.asked(in: ["COURSE_CONTAINMENT": ""]) == nil)
        #expect(try CourseSession.asked(in: ["COURSE_CONTAINMENT": "landlock"]) == .landlock)
        #expect(throws: ContainmentRefusal.unknown("moat")) {
            try CourseSession.asked(in: ["COURSE_CONTAINMENT": "moat"])
        }
    }

    @Test func profileOfMacOS_allowsWhatIsNamed() {
        let text = SandboxProfile(policy: SandboxPolicy(readable: ["/a \"b\""], writable: ["/c"])).text
        #expect(text.contains("(deny default)"))
        #expect(text.contains(#"(allow file-read* (subpath "/a \"b\""))"#))
        #expect(text.contains(#"(allow file-read* file-write* (subpath "/c"))"#))
        #expect(!text.contains("network"))
    }
}
