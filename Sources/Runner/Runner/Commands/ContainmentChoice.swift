import ArgumentParser
import Foundation
import Sandbox
import Support

extension SandboxLevel: ExpressibleByArgument {}

extension CourseSession {
    /// The environment variable that asks for a level.
    static let containmentVariable = "COURSE_CONTAINMENT"

    /// The level that programs are run on: the one that was asked for, by a flag or else in the environment, or the best.
    ///
    /// - Throws: `CommandError` when what was asked for does not work here.
    static func containment(
        _ flag: SandboxLevel? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> any Containment {
        do throws(ContainmentRefusal) {
            let asked = if let flag { flag } else { try asked(in: environment) }
            return try await ContainmentLadder(environment: environment).choose(asked)
        } catch {
            throw CommandError.usage(error.sentence)
        }
    }

    /// The level that the environment asks for; nil when it asks for none.
    static func asked(in environment: [String: String]) throws(ContainmentRefusal) -> SandboxLevel? {
        guard let name = environment[containmentVariable], !name.isEmpty else { return nil }
        guard let level = SandboxLevel(rawValue: name) else { throw .unknown(name) }
        return level
    }
}

extension ContainmentRefusal {
    /// What happened and what to do.
    var sentence: String {
        let known = SandboxLevel.ladder.map(\.rawValue).joined(separator: ", ")
        switch self {
        case .unknown(let name):
            return
                "There is no containment named \"\(name)\". Use one of these: \(known); or none, for the best that works."
        case .notOfThisPlatform(let level):
            return "There is no containment \(level.rawValue) on this system. Use one of these: \(known)."
        case .unavailable(let status):
            let advice = status.advice.map { "\($0.endingWithStop) " } ?? ""
            return "The containment \(status.name) was asked for and does not work here: \(status.says.endingWithStop) "
                + "\(advice)`course doctor` shows what does."
        }
    }
}
