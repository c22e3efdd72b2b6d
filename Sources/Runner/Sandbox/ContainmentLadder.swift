import Foundation

/// The levels of this platform, and the choice among them: the best that works, or the one that was asked for.
package struct ContainmentLadder: Sendable {
    /// Best first; the last one always works.
    package let levels: [any Containment]

    package init(
        supervisor: SupervisorProgram = .thisProgram,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        let limits = LimitsContainment(supervisor: supervisor)
        #if canImport(Darwin)
            levels = [SandboxExecContainment(supervisor: supervisor), limits]
        #else
            levels = [
                BubblewrapContainment(supervisor: supervisor, environment: environment),
                LandlockContainment(supervisor: supervisor), limits,
            ]
        #endif
    }

    /// What every level can do here, found out by trying, best first.
    package func statuses() async -> [ContainmentStatus] {
        var statuses: [ContainmentStatus] = []
        for level in levels { statuses.append(await level.status()) }
        return statuses
    }

    /// The level to use.
    ///
    /// - Parameter asked: the level that has to be used; the best that works when nil.
    /// - Throws: `ContainmentRefusal` when the level that was asked for does not work here: never a weaker one instead.
    package func choose(_ asked: SandboxLevel? = nil) async throws(ContainmentRefusal) -> any Containment {
        if let asked {
            guard let level = levels.first(where: { $0.name == asked.rawValue }) else {
                throw .notOfThisPlatform(asked)
            }
            let status = await level.status()
            guard status.isAvailable else { throw .unavailable(status) }
            return level
        }
        for level in levels.dropLast() where await level.status().isAvailable { return level }
        return levels[levels.count - 1]
    }
}
