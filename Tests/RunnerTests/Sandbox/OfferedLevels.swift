import Testing

@testable import Sandbox

extension SandboxLevel: CustomTestStringConvertible {
    /// The name in the log of the tests.
    public var testDescription: String { rawValue }

    /// Those that work on this machine, the best first.
    static func offered() async -> [SandboxLevel] {
        let statuses = await ContainmentLadder(supervisor: MiniCourse.supervisor).statuses()
        return statuses.filter(\.isAvailable).compactMap { SandboxLevel(rawValue: $0.name) }
    }

    /// Whether this level keeps a program to its reach.
    var guardsFiles: Bool { self != .limits }
}

/// Says in the log of the tests which levels nothing is known about, because this machine does not offer them.
@Suite struct OfferedLevelsTests {
    @Test(arguments: SandboxLevel.ladder)
    func rung_isOfferedAndTestedHere(level: SandboxLevel) async throws {
        let ladder = ContainmentLadder(supervisor: MiniCourse.supervisor)
        let status = try #require(await ladder.statuses().first { $0.name == level.rawValue })
        guard status.isAvailable else {
            Issue.record("\(level.rawValue) is not tested on this machine: \(status.says)", severity: .warning)
            return
        }
        let chosen = try await ladder.choose(level)
        #expect(chosen.name == level.rawValue)
        #expect(!status.says.isEmpty)
    }
}
