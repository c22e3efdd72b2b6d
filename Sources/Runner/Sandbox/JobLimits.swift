/// What a contained program may use; a limit that is `nil` is not enforced.
package struct JobLimits: Codable, Sendable, Equatable {
    /// Seconds from its start to its end.
    package var wallSeconds: Double
    /// Bytes of memory of the program and everything that it started, together.
    package var memoryBytes: Int?
    /// Bytes printed to standard output.
    package var outputBytes: Int
    /// Bytes printed to standard error, where a crash explains itself.
    var errorBytes = 1 << 20
    /// Bytes in all files of the scratch folder together, and in any one file anywhere.
    var fileBytes: Int?
    /// Files and folders in the scratch folder.
    package var fileCount: Int?
    /// Processes alive at one time, the program included.
    package var processes: Int?
    /// Seconds of processor time of any one process.
    var cpuSeconds: Int?

    /// What an exercise's run may use beyond what its lesson says.
    package static func exercise(wallSeconds: Double, memoryBytes: Int, outputBytes: Int) -> JobLimits {
        JobLimits(
            wallSeconds: wallSeconds, memoryBytes: memoryBytes, outputBytes: outputBytes, fileBytes: 512 << 20,
            fileCount: 4096, processes: 64,
            // A program with several threads burns processor time faster than the clock runs.
            cpuSeconds: Int(wallSeconds.rounded(.up)) * 8 + 10)
    }

    /// What a build may use: it is the compiler's code that runs, so only the clock and the log are bounded tightly.
    package static func build(wallSeconds: Double) -> JobLimits {
        JobLimits(
            wallSeconds: wallSeconds, memoryBytes: nil, outputBytes: 32 << 20, errorBytes: 32 << 20, fileBytes: nil,
            fileCount: nil, processes: 2048, cpuSeconds: nil)
    }
}
