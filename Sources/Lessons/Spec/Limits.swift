/// What an exercise may use.
public struct Limits: Sendable, Hashable {
    /// Time to build it.
    public let build: Duration
    /// Time to run it, all cases together.
    public let wall: Duration
    /// Memory of its processes together, in bytes.
    public let memory: Int
    /// What it may print, in bytes.
    public let stdout: Int

    /// What a build and a run may use; the defaults suit one forward and backward pass of the shipped network.
    ///
    /// - Parameters:
    ///   - build: the longest time to compile and link, waiting for another build not counted.
    ///   - wall: the longest time to run all cases.
    ///   - memory: bytes, of all processes of a run together.
    ///   - stdout: bytes printed to standard output.
    public init(
        build: Duration = .seconds(180), wall: Duration = .seconds(20), memory: Int = 1 << 30, stdout: Int = 64 << 10
    ) {
        self.build = build
        self.wall = wall
        self.memory = memory
        self.stdout = stdout
    }
}
