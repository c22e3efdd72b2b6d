import Testing

@testable import Sandbox

extension Rung: CustomTestStringConvertible {
    /// The name in the log of the tests.
    public var testDescription: String { rawValue }

    /// Those that work on this machine, the best first.
    static func offered() async -> [Rung] {
        let statuses = await ContainmentLadder(supervisor: MiniCourse.supervisor).statuses()
        return statuses.filter(\.isAvailable).compactMap { Rung(rawValue: $0.name) }
    }

    /// Whether this rung keeps a program to its reach.
    var guardsFiles: Bool { self != .limits }
}

/// Says in the log of the tests which rungs nothing is known about, because this machine does not offer them.
@Suite struct OfferedRungsTests {
    @Test(arguments: Rung.ladder)
    func rung_isOfferedAndTestedHere(rung: Rung) async throws {
        let ladder = ContainmentLadder(supervisor: MiniCourse.supervisor)
        let status = try #require(await ladder.statuses().first { $0.name == rung.rawValue })
        guard status.isAvailable else {
            Issue.record("\(rung.rawValue) is not tested on this machine: \(status.says)", severity: .warning)
            return
        }
        let chosen = try await ladder.choose(rung)
        #expect(chosen.name == rung.rawValue)
        #expect(!status.says.isEmpty)
    }
}
