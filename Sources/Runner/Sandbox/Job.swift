/// One program to run contained, as the supervisor is told of it.
package struct Job: Codable, Sendable, Equatable {
    /// Absolute path of the program.
    package var executable: String
    /// The arguments after the program's name.
    package var arguments: [String] = []
    /// The whole environment: nothing is inherited.
    package var environment: [String: String] = [:]
    /// Absolute path of the folder it starts in.
    package var directory: String
    package var limits: JobLimits
    /// What it may reach, on a rung that can keep it to that.
    package var reach = Reach()
    /// How it is kept to its reach: the rung's to say.
    var confinement: Confinement = .none
    /// The one folder that is the program's to fill: measured against the limits, and removed if the course itself is
    /// killed before it could clean up.
    package var scratch: String?
    /// Whether output is passed on while the program runs, as a build's progress is.
    package var streamsOutput = false

    package init(
        executable: String, arguments: [String] = [], environment: [String: String] = [:], directory: String,
        limits: JobLimits, reach: Reach = Reach(), scratch: String? = nil, streamsOutput: Bool = false
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.limits = limits
        self.reach = reach
        self.scratch = scratch
        self.streamsOutput = streamsOutput
    }
}
