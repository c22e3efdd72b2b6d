/// One program to run contained, as the supervisor is told of it.
package struct SandboxRequest: Codable, Sendable, Equatable {
    /// Absolute path of the program.
    package var executable: String
    /// The arguments after the program's name.
    package var arguments: [String] = []
    /// The whole environment: nothing is inherited.
    package var environment: [String: String] = [:]
    /// Absolute path of the folder it starts in.
    package var directory: String
    package var limits: SandboxLimits
    /// What it may reach, on a level that can keep it to that.
    package var policy = SandboxPolicy()
    /// How it is kept to its policy: the level's to say.
    var mechanism: SandboxMechanism = .none
    /// The one folder that is the program's to fill: measured against the limits, and removed if the course itself is
    /// killed before it could clean up.
    package var scratch: String?
    /// Whether output is passed on while the program runs, as a build's progress is.
    package var streamsOutput = false

    package init(
        executable: String, arguments: [String] = [], environment: [String: String] = [:], directory: String,
        limits: SandboxLimits, policy: SandboxPolicy = SandboxPolicy(), scratch: String? = nil,
        streamsOutput: Bool = false
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.limits = limits
        self.policy = policy
        self.scratch = scratch
        self.streamsOutput = streamsOutput
    }
}

/// What a program may reach of the machine, beside the system's own programs and libraries.
///
/// The lists say what is allowed, and all else is out of policy: references, solutions, progress and the learner's home need
/// not be listed to be hidden. The level `limits` cannot keep anybody to it.
package struct SandboxPolicy: Codable, Sendable, Equatable {
    /// Files and folders that it may read, by absolute paths.
    package var readable: [String] = []
    /// Folders that it may fill, by absolute paths.
    package var writable: [String] = []
    /// What has to stay out of reach even where it lies in a folder of the system.
    package var hidden: [String] = []
    /// Whether it may use the network.
    package var network = false
    /// Whether it is a compiler and its like, which may do what no exercise needs: change permissions and times, and share
    /// memory that nobody counts.
    package var builds = false

    package init(
        readable: [String] = [], writable: [String] = [], hidden: [String] = [], network: Bool = false,
        builds: Bool = false
    ) {
        self.readable = readable
        self.writable = writable
        self.hidden = hidden
        self.network = network
        self.builds = builds
    }

    /// Everything may be read: a package manager looks in many places, and is nobody's exercise.
    var readsEverything: Bool { readable.contains("/") }
}

/// What a contained program may use; a limit that is `nil` is not enforced.
package struct SandboxLimits: Codable, Sendable, Equatable {
    /// Seconds from its start to its end.
    package var wallSeconds: Double
    /// Bytes of memory of the program and everything that it started, together.
    package var memoryBytes: Int?
    /// Bytes printed to standard output.
    package var outputBytes: Int
    /// Bytes printed to standard error, where a crash explains itself.
    var errorBytes = 1 << 20
    /// Bytes in all files of the scratch folder together, and in any one file anywhere.
    package var fileBytes: Int?
    /// Files and folders in the scratch folder.
    package var fileCount: Int?
    /// Processes alive at one time, the program included.
    package var processes: Int?
    /// Seconds of processor time of any one process.
    var cpuSeconds: Int?
    /// Files, pipes and the like that any one process has open.
    var openFiles: Int?

    /// What an exercise's run may use beyond what its lesson says.
    package static func exercise(wallSeconds: Double, memoryBytes: Int, outputBytes: Int) -> SandboxLimits {
        SandboxLimits(
            wallSeconds: wallSeconds, memoryBytes: memoryBytes, outputBytes: outputBytes, fileBytes: 512 << 20,
            fileCount: 4096, processes: 64,
            // A program with several threads burns processor time faster than the clock runs.
            cpuSeconds: Int(wallSeconds.rounded(.up)) * 8 + 10, openFiles: 256)
    }

    /// What a build may use: it is the compiler's code that runs, so only the clock and the log are bounded tightly.
    ///
    /// - Parameter memoryBytes: what all that the build starts may hold at a time; any amount when nil.
    package static func build(wallSeconds: Double, memoryBytes: Int? = nil) -> SandboxLimits {
        SandboxLimits(
            wallSeconds: wallSeconds, memoryBytes: memoryBytes, outputBytes: 32 << 20, errorBytes: 32 << 20,
            fileBytes: nil,
            fileCount: nil, processes: 2048, cpuSeconds: nil, openFiles: nil)
    }
}

/// How the supervisor is to keep a program to its reach.
enum SandboxMechanism: Codable, Sendable, Equatable {
    /// Not at all.
    case none
    /// The program is started by `bwrap`, which lies at this path.
    case bubblewrap(program: String)
    /// The program confines itself before its first instruction.
    case landlock
    /// The program is started by `sandbox-exec`.
    case sandboxExec
}
