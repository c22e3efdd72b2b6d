/// Reads `limits`; what is left out keeps its default.
struct LimitsParser {
    static let keys = ["build", "wall", "memory", "stdout"]

    func parse(_ value: SpecValue?) -> Limits {
        let defaults = Limits()
        guard let keys = value?.mapping(keys: Self.keys) else { return defaults }
        return Limits(
            build: keys["build"]?.duration() ?? defaults.build, wall: keys["wall"]?.duration() ?? defaults.wall,
            memory: keys["memory"]?.byteCount() ?? defaults.memory,
            stdout: keys["stdout"]?.byteCount() ?? defaults.stdout)
    }
}
