import Foundation

/// What one file may cost this process: seconds of the processor, and memory.
///
/// Exceeding the time ends the process by a signal, exceeding the memory by an exit code, as a trap ends it by another
/// signal: whoever started it can tell them apart.
struct ProcessLimits {
    /// The exit code that means too much memory.
    static let memoryExitCode: Int32 = 97
    /// Seconds of the processor for one file of at most 64 KiB.
    static let seconds = 5
    /// Bytes of memory beyond those at the start.
    private static let memory = 256 << 20

    private let atStart: Int

    init() {
        atStart = Self.peakMemory
        // A last resort before the machine itself suffers; ordinary excess is found when the file has been read.
        var space = rlimit(rlim_cur: 4 << 30, rlim_max: 4 << 30)
        setrlimit(Platform.addressSpace, &space)
    }

    /// Starts the time for the next file.
    func startTimers() {
        // By the processor's time, since the machine may be busy; and by the clock, for a reader that waits for something.
        var processor = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: Self.seconds, tv_usec: 0))
        var clock = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 60 * Self.seconds, tv_usec: 0))
        setitimer(Platform.processorTime, &processor, nil)
        setitimer(Platform.clockTime, &clock, nil)
    }

    /// Ends the process when the last file took too much memory.
    func checkMemory() {
        if Self.peakMemory - atStart > Self.memory { _exit(Self.memoryExitCode) }
    }

    /// The most bytes of memory that this process has had.
    static var peakMemory: Int { usage.ru_maxrss * Platform.memoryUnit }

    /// Milliseconds of the processor that this process has used.
    static var processorTime: Int {
        let (user, system) = (usage.ru_utime, usage.ru_stime)
        return (Int(user.tv_sec) + Int(system.tv_sec)) * 1000 + (Int(user.tv_usec) + Int(system.tv_usec)) / 1000
    }

    private static var usage: rusage {
        var usage = rusage()
        getrusage(Platform.thisProcess, &usage)
        return usage
    }
}

/// What one platform calls otherwise than the other.
private enum Platform {
    #if canImport(Darwin)
        static let processorTime = ITIMER_PROF
        static let clockTime = ITIMER_REAL
        static let thisProcess = RUSAGE_SELF
        static let memoryUnit = 1
        static let addressSpace = RLIMIT_AS
    #else
        static let processorTime = Int32(ITIMER_PROF.rawValue)
        static let clockTime = Int32(ITIMER_REAL.rawValue)
        static let thisProcess = RUSAGE_SELF.rawValue
        static let memoryUnit = 1024
        static let addressSpace = __rlimit_resource_t(RLIMIT_AS.rawValue)
    #endif
}
