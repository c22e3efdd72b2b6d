import Foundation

/// The rungs of this platform, and the choice among them: the best that works, or the one that was asked for.
package struct ContainmentLadder: Sendable {
    /// Best first; the last one always works.
    package let rungs: [any Containment]

    package init(
        supervisor: SupervisorProgram = .thisProgram,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        let limits = LimitsContainment(supervisor: supervisor)
        #if canImport(Darwin)
            rungs = [SandboxExecContainment(supervisor: supervisor), limits]
        #else
            rungs = [
                BubblewrapContainment(supervisor: supervisor, environment: environment),
                LandlockContainment(supervisor: supervisor), limits,
            ]
        #endif
    }

    /// What every rung can do here, found out by trying, best first.
    package func statuses() async -> [ContainmentStatus] {
        var statuses: [ContainmentStatus] = []
        for rung in rungs { statuses.append(await rung.status()) }
        return statuses
    }

    /// The rung to use.
    ///
    /// - Parameter asked: the rung that has to be used; the best that works when nil.
    /// - Throws: `ContainmentRefusal` when the rung that was asked for does not work here: never a weaker one instead.
    package func choose(_ asked: Rung? = nil) async throws(ContainmentRefusal) -> any Containment {
        if let asked {
            guard let rung = rungs.first(where: { $0.name == asked.rawValue }) else {
                throw .notOfThisPlatform(asked)
            }
            let status = await rung.status()
            guard status.isAvailable else { throw .unavailable(status) }
            return rung
        }
        for rung in rungs.dropLast() where await rung.status().isAvailable { return rung }
        return rungs[rungs.count - 1]
    }
}
