/// One program to run contained, as the supervisor is told of it.
struct Job: Codable, Sendable, Equatable {
    /// Absolute path of the program.
    var executable: String
    /// The arguments after the program's name.
    var arguments: [String] = []
    /// The whole environment: nothing is inherited.
    var environment: [String: String] = [:]
    /// Absolute path of the folder it starts in.
    var directory: String
    var limits: JobLimits
    /// What it may reach, on a rung that can keep it to that.
    var reach = Reach()
    /// How it is kept to its reach: the rung's to say.
    var confinement = Confinement.none
    /// The one folder that is the program's to fill: measured against the limits, and removed if the course itself is
    /// killed before it could clean up.
    var scratch: String?
    /// Whether output is passed on while the program runs, as a build's progress is.
    var streamsOutput = false
}
