import Foundation

/// Ends everything below the calling process.
enum ProcessReaper {
    /// Kills all descendants, collects them, and returns when none is left or the time is over.
    ///
    /// They are stopped first and killed afterwards: what is stopped cannot start anything new, so a program that forks faster
    /// than it can be killed does not win.
    ///
    /// - Returns: how many processes were alive when it began.
    @discardableResult
    static func killAll(within seconds: Double = 20) -> Int {
        let clock = SuspendingClock()
        let deadline = clock.now + .seconds(seconds)
        collect()
        var before: Int?
        while clock.now < deadline {
            let stopped = stopAll(until: deadline)
            if before == nil { before = stopped.count }
            if stopped.isEmpty { break }
            for id in stopped { kill(id, SIGKILL) }
            collect()
            usleep(1000)
            collect()
        }
        return before ?? 0
    }

    /// Collects children that have ended, adopted ones included.
    static func collect() {
        while waitpid(-1, nil, WNOHANG) > 0 {}
    }

    private static func stopAll(until deadline: SuspendingClock.Instant) -> Set<Int32> {
        var stopped: Set<Int32> = []
        while true {
            let living = Set(ProcessTree(below: getpid(), in: ProcessTable.sample()).living.map(\.id))
            let fresh = living.subtracting(stopped)
            for id in fresh { kill(id, SIGSTOP) }
            stopped = living
            if fresh.isEmpty || SuspendingClock().now > deadline { return stopped }
        }
    }
}
