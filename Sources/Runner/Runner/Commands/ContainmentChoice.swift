import ArgumentParser
import Foundation
import Sandbox
import Support

extension Rung: ExpressibleByArgument {}

extension CourseSession {
    /// The environment variable that asks for a rung.
    static let containmentVariable = "COURSE_CONTAINMENT"

    /// The rung that programs are run on: the one that was asked for, by a flag or else in the environment, or the best.
    ///
    /// - Throws: `CommandError` when what was asked for does not work here.
    func containment(
        _ flag: Rung? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> any Containment {
        do throws(ContainmentRefusal) {
            let asked = if let flag { flag } else { try Self.asked(in: environment) }
            return try await ContainmentLadder(environment: environment).choose(asked)
        } catch {
            throw CommandError.usage(error.sentence)
        }
    }

    /// The rung that the environment asks for; nil when it asks for none.
    static func asked(in environment: [String: String]) throws(ContainmentRefusal) -> Rung? {
        guard let name = environment[containmentVariable], !name.isEmpty else { return nil }
        guard let rung = Rung(rawValue: name) else { throw .unknown(name) }
        return rung
    }
}

extension ContainmentRefusal {
    /// What happened and what to do.
    var sentence: String {
        let known = Rung.ladder.map(\.rawValue).joined(separator: ", ")
        switch self {
        case .unknown(let name):
            return
                "There is no containment named \"\(name)\". Use one of these: \(known); or none, for the best that works."
        case .notOfThisPlatform(let rung):
            return "There is no containment \(rung.rawValue) on this system. Use one of these: \(known)."
        case .unavailable(let status):
            let advice = status.advice.map { "\($0.endingWithStop) " } ?? ""
            return "The containment \(status.name) was asked for and does not work here: \(status.says.endingWithStop) "
                + "\(advice)`course doctor` shows what does."
        }
    }
}
