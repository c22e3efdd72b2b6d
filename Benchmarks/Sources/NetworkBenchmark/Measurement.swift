import Foundation

/// What some runs of a piece of work took.
struct Measurement: Encodable {
    /// Milliseconds by the clock, run by run.
    var wall: [Double] = []
    /// Milliseconds of processor time, all threads together, run by run.
    var cpu: [Double] = []
    /// The most memory that the process has had so far, in megabytes.
    var peakMemory = 0.0

    /// Runs `work` once to warm up, then `times` times.
    init(times: Int, of work: () -> Void) {
        work()
        for _ in 0..<times {
            let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
            work()
            self.wall.append((seconds(CLOCK_MONOTONIC) - wall) * 1000)
            self.cpu.append((seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) * 1000)
        }
        peakMemory = megabytesAtPeak()
    }
}

private func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

private func megabytesAtPeak() -> Double {
    var usage = rusage()
    #if canImport(Darwin)
        getrusage(RUSAGE_SELF, &usage)
        return Double(usage.ru_maxrss) / 1_000_000  // bytes
    #else
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) * 1024 / 1_000_000  // KiB
    #endif
}
