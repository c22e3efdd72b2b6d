/// Reads `limits`; what is left out keeps its default.
struct LimitsParser {
    static let keys = ["build", "wall", "memory", "stdout"]

    /// With less, no program of the course comes as far as to call the exercise: what would be blamed is the solution.
    private static let leastMemory = 32 << 20
    private static let leastWall = Duration.milliseconds(500)
    private static let leastBuild = Duration.seconds(10)

    func parse(_ value: SpecValue?) -> Limits {
        let defaults = Limits()
        guard let keys = value?.mapping(keys: Self.keys) else { return defaults }
        return Limits(
            build: keys["build"].flatMap { $0.duration(atLeast: Self.leastBuild, "10s") } ?? defaults.build,
            wall: keys["wall"].flatMap { $0.duration(atLeast: Self.leastWall, "500ms") } ?? defaults.wall,
            memory: keys["memory"].flatMap { $0.byteCount(atLeast: Self.leastMemory, "32MiB") } ?? defaults.memory,
            stdout: keys["stdout"]?.byteCount() ?? defaults.stdout)
    }
}

extension SpecValue {
    fileprivate func duration(atLeast least: Duration, _ written: String) -> Duration? {
        guard let duration = duration() else { return nil }
        return duration >= least ? duration : tooLittle("no check can end in so little time", written)
    }

    fileprivate func byteCount(atLeast least: Int, _ written: String) -> Int? {
        guard let count = byteCount() else { return nil }
        return count >= least ? count : tooLittle("no program starts in so little memory", written)
    }

    private func tooLittle<Value>(_ reason: String, _ least: String) -> Value? {
        report(
            "\"\(name)\" is \(node.scalar?.string ?? ""), and \(reason).", remedy: "Write \(least) or more.")
        return nil
    }
}
